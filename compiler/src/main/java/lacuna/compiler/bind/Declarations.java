package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/**
 * What names stand for at the top of files: the file itself first, then its imports, then the
 * library.
 */
public final class Declarations {
  private final List<Module> library;
  private final Set<SourceFile> libraryFiles;
  private final List<Module> specs;
  private final List<SourceFile> chain;
  private final Set<SourceFile> imported;
  private final List<Module> userFiles;
  private final Map<Module, Map<String, List<Item>>> byName = new IdentityHashMap<>();
  private final Map<String, List<Found<Item>>> ofLibrary = new HashMap<>();
  private final ComponentResolver resolver = new ComponentResolver(this);

  Declarations(LoadedSpec spec) {
    library = spec.library();
    libraryFiles =
        library.stream().map(m -> m.file().source()).collect(Collectors.toUnmodifiableSet());
    specs = spec.chain();
    chain = specs.stream().map(m -> m.file().source()).toList();
    imported =
        spec.chain().stream()
            .flatMap(m -> m.imports().stream())
            .map(m -> m.file().source())
            .collect(Collectors.toUnmodifiableSet());
    Set<Module> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Module> ordered = new ArrayList<>();
    spec.chain().forEach(module -> addUserFiles(module, seen, ordered));
    userFiles = List.copyOf(ordered);
    Stream.concat(userFiles.stream(), library.stream())
        .forEach(module -> byName.put(module, index(module)));
    for (Module module : library) {
      byName
          .get(module)
          .forEach(
              (name, items) ->
                  items.forEach(
                      item ->
                          ofLibrary
                              .computeIfAbsent(name, n -> new ArrayList<>())
                              .add(new Found<>(item, module))));
    }
  }

  /** Adds a file behind those that it imports. */
  private void addUserFiles(Module module, Set<Module> seen, List<Module> ordered) {
    if (!isLibrary(module) && seen.add(module)) {
      module.imports().forEach(each -> addUserFiles(each, seen, ordered));
      ordered.add(module);
    }
  }

  private static Map<String, List<Item>> index(Module module) {
    Map<String, List<Item>> items = new LinkedHashMap<>();
    for (Item item : module.file().items()) {
      NameOfItem.of(item)
          .ifPresent(
              declared ->
                  items.computeIfAbsent(declared.name(), n -> new ArrayList<>()).add(item));
    }
    return items;
  }

  /** A declaration with the file it stands in. */
  public record Found<T>(T item, Module module) {}

  /** The place of the name that an item declares, or of the whole item where it declares none. */
  public static Span nameSpan(Item item) {
    return NameOfItem.of(item).map(DeclaredName::span).orElse(item.span());
  }

  /** The kind of a component or alias, or null. */
  static @Nullable String kindOf(Item item) {
    if (item instanceof Item.Component component) {
      return component.kind();
    }
    return item instanceof Item.Alias alias ? alias.kind() : null;
  }

  /**
   * All declarations of a name in the nearest file or files that have one which {@code pick} takes.
   */
  private <T> List<Found<T>> nearest(Module from, String name, Function<Item, @Nullable T> pick) {
    List<Found<T>> own = picked(called(from, name), pick);
    if (!own.isEmpty()) {
      return own;
    }
    List<Found<Item>> imports = new ArrayList<>();
    from.imports().forEach(module -> imports.addAll(called(module, name)));
    List<Found<T>> imported = picked(imports, pick);
    return imported.isEmpty() ? picked(ofLibrary.getOrDefault(name, List.of()), pick) : imported;
  }

  private static <T> List<Found<T>> picked(
      List<Found<Item>> all, Function<Item, @Nullable T> pick) {
    List<Found<T>> found = new ArrayList<>();
    for (Found<Item> each : all) {
      T picked = pick.apply(each.item());
      if (picked != null) {
        found.add(new Found<>(picked, each.module()));
      }
    }
    return found;
  }

  private List<Found<Item>> called(Module module, String name) {
    List<Item> items = byName.getOrDefault(module, Map.of()).get(name);
    return items == null
        ? List.of()
        : items.stream().map(item -> new Found<>(item, module)).toList();
  }

  /** The functions called {@code name}. */
  public List<Found<Item.Function>> functions(Module from, String name) {
    return nearest(from, name, item -> item instanceof Item.Function f ? f : null);
  }

  /** The kinds called {@code name}. */
  public List<Found<Item.Kind>> kinds(Module from, String name) {
    return nearest(from, name, item -> item instanceof Item.Kind k ? k : null);
  }

  /** The name of the library's first component of a kind; empty where it has none. */
  Optional<String> componentOfLibrary(String kind) {
    return library.stream()
        .flatMap(module -> module.file().items().stream())
        .filter(item -> kind.equals(kindOf(item)))
        .flatMap(item -> NameOfItem.of(item).stream())
        .map(DeclaredName::name)
        .findFirst();
  }

  /** The library's first component of a kind that is made of a string; empty where it has none. */
  public Optional<String> madeOfString(String kind) {
    return library.stream()
        .flatMap(module -> module.file().items().stream())
        .filter(item -> item instanceof Item.Component c && c.kind().equals(kind))
        .map(Item.Component.class::cast)
        .filter(
            component ->
                !component.parameters().isEmpty()
                    && component.parameters().get(0).type() instanceof TypeExpr.Named type
                    && type.path().equals(List.of("String")))
        .map(Item.Component::name)
        .findFirst();
  }

  /** The library's kind of that name. */
  Optional<Item.Kind> kindOfLibrary(String name) {
    return ofLibrary.getOrDefault(name, List.of()).stream()
        .map(Found::item)
        .filter(Item.Kind.class::isInstance)
        .map(Item.Kind.class::cast)
        .findFirst();
  }

  /** The components and aliases of that name; when {@code kind} is null, of any kind. */
  public List<Found<Item>> components(Module from, String name, @Nullable String kind) {
    return nearest(
        from,
        name,
        item -> kindOf(item) != null && (kind == null || kind.equals(kindOf(item))) ? item : null);
  }

  /** A component with its aliases followed; null when an alias leads nowhere. */
  public @Nullable ResolvedComponent resolve(Found<Item> found) {
    return resolver.resolve(found);
  }

  /**
   * The tables of names for a component that a file of the spec, what amends it or what it amends,
   * or the component's own can see; of those for one library the nearest.
   */
  public List<Item.Names> nameTables(ResolvedComponent component) {
    Map<String, Item.Names> tables = new LinkedHashMap<>();
    Stream<Module> ofSpec =
        specs.stream().flatMap(file -> Stream.concat(Stream.of(file), file.imports().stream()));
    Stream.concat(ofSpec, visible(component.module()))
        .forEach(
            module -> {
              for (Item item : module.file().items()) {
                if (item instanceof Item.Names table && isFor(component, table, module)) {
                  tables.putIfAbsent(table.name(), table);
                }
              }
            });
    return List.copyOf(tables.values());
  }

  private boolean isFor(ResolvedComponent component, Item.Names table, Module module) {
    return components(module, table.component(), null).stream()
        .anyMatch(found -> found.item() == component.component());
  }

  /** The names of all components of a kind that a file can see. */
  public Set<String> componentNames(Module from, String kind) {
    return names(from, item -> kind.equals(kindOf(item)));
  }

  /** The names of all components that a file can see, but for other names of them. */
  Set<String> componentNames(Module from) {
    return names(from, Item.Component.class::isInstance);
  }

  /** The names of the stages with a parameter of that name that a file can see. */
  List<String> stagesWith(Module from, String parameter) {
    return List.copyOf(
        names(
            from,
            item ->
                item instanceof Item.Component component
                    && component.kind().equals("stage")
                    && component.parameters().stream()
                        .anyMatch(each -> each.name().equals(parameter))));
  }

  /** The names of all functions that a file can see. */
  public Set<String> functionNames(Module from) {
    return names(from, Item.Function.class::isInstance);
  }

  /** The names of all kinds that a file can see. */
  public Set<String> kindNames(Module from) {
    return names(from, Item.Kind.class::isInstance);
  }

  private Set<String> names(Module from, Predicate<Item> picked) {
    Set<String> names = new LinkedHashSet<>();
    visible(from)
        .flatMap(module -> module.file().items().stream())
        .filter(picked)
        .forEach(item -> NameOfItem.of(item).ifPresent(declared -> names.add(declared.name())));
    return Collections.unmodifiableSet(names);
  }

  /** The files that a file can see, itself first. */
  private Stream<Module> visible(Module from) {
    return Stream.of(Stream.of(from), from.imports().stream(), library.stream()).flatMap(s -> s);
  }

  /** The files that are not the library's, each once and behind those that it imports. */
  List<Module> userFiles() {
    return userFiles;
  }

  /** Whether a file is the library's own. */
  public boolean isLibrary(Module module) {
    return isLibrary(module.file().source());
  }

  /** Whether a file is the library's own. */
  public boolean isLibrary(SourceFile file) {
    return libraryFiles.contains(file);
  }

  /** How many files down the chain a file stands; others that are read stand behind it. */
  public int distance(SourceFile file) {
    int place = chain.indexOf(file);
    return place >= 0 ? place + 1 : imported.contains(file) ? chain.size() + 1 : 0;
  }
}
