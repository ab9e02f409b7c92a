package lacuna.compiler.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** All that the files declare, in the order of the files. */
final class Catalog {
  /** The word of a kind's declaration. */
  static final String KIND = "kind";

  /** The word of a function's declaration. */
  static final String FUNCTION = "fn";

  private final List<DocumentedFile> files;
  private final List<Declaration> declarations;

  Catalog(List<DocumentedFile> files) {
    this.files = List.copyOf(files);
    List<Declaration> found = new ArrayList<>();
    for (DocumentedFile file : files) {
      DeclarationReader reader = new DeclarationReader(file);
      file.syntax().items().stream()
          .map(item -> item.accept(reader))
          .flatMap(Optional::stream)
          .forEach(found::add);
    }
    this.declarations = List.copyOf(found);
  }

  List<DocumentedFile> files() {
    return files;
  }

  /** Kinds, components, aliases and functions. */
  List<Declaration> declarations() {
    return declarations;
  }

  /** The declarations of one word: all kinds, all functions, all masks. */
  Stream<Declaration> of(String word) {
    return declarations.stream().filter(declaration -> declaration.word().equals(word));
  }

  /** Components and aliases. */
  Stream<Declaration> components() {
    return declarations.stream()
        .filter(each -> !each.word().equals(KIND) && !each.word().equals(FUNCTION));
  }

  /** The kind of a component; empty where no file declares it. */
  Optional<Declaration> kindOf(Declaration component) {
    return nearest(KIND, component.word(), component.file());
  }

  /** The components of a kind, aliases included. */
  List<Declaration> componentsOf(Declaration kind) {
    return of(kind.name())
        .filter(each -> kindOf(each).filter(kind::equals).isPresent())
        .toList();
  }

  /** What a name means in a file: its own declaration, another of the package, the library's. */
  Optional<Declaration> nearest(String word, String name, DocumentedFile from) {
    List<Declaration> named = of(word).filter(each -> each.name().equals(name)).toList();
    return Stream.of(
            named.stream().filter(each -> each.file().equals(from)),
            named.stream().filter(each -> each.file().own() && from.own()),
            named.stream().filter(each -> !each.file().own()))
        .flatMap(each -> each)
        .findFirst();
  }

  /**
   * What an alias gives other defaults: the alias or component that it names, then what that
   * names, up to a component; empty for a component.
   */
  List<Declaration> bases(Declaration alias) {
    List<Declaration> bases = new ArrayList<>();
    Optional<Declaration> next = base(alias);
    while (next.isPresent() && !next.get().equals(alias) && !bases.contains(next.get())) {
      bases.add(next.get());
      next = base(next.get());
    }
    return bases;
  }

  private Optional<Declaration> base(Declaration alias) {
    String name = alias.item() instanceof Item.Alias item ? callee(item.value()) : null;
    return name == null ? Optional.empty() : nearest(alias.word(), name, alias.file());
  }

  private static @Nullable String callee(Expr value) {
    Expr called = value instanceof Expr.Call call ? call.callee() : value;
    return called instanceof Expr.Name name ? name.text() : null;
  }

  /** The tables that give the names of a component's weights in other libraries. */
  List<TableOfNames> namesOf(Declaration component) {
    List<TableOfNames> tables = new ArrayList<>();
    for (DocumentedFile file : files) {
      for (Item item : file.syntax().items()) {
        if (item instanceof Item.Names names && names.component().equals(component.name())) {
          tables.add(new TableOfNames(file, names));
        }
      }
    }
    return tables;
  }

  /** A table of names and the file where it stands. */
  record TableOfNames(DocumentedFile file, Item.Names names) {}
}
