package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/**
 * What names stand for at the top of files: the file itself first, then its imports, then the
 * library.
 */
final class Declarations {
  private static final int MOST_ALIASES = 32;

  private final List<Module> library;
  private final Set<SourceFile> libraryFiles;
  private final List<SourceFile> chain;
  private final Set<SourceFile> files;
  private final Map<Module, Map<String, List<Item>>> byName = new IdentityHashMap<>();
  private final Map<Item, Optional<Declared>> resolved = new IdentityHashMap<>();

  Declarations(LoadedSpec spec) {
    library = spec.library();
    libraryFiles =
        library.stream().map(m -> m.file().source()).collect(Collectors.toUnmodifiableSet());
    chain = spec.chain().stream().map(m -> m.file().source()).toList();
    files =
        spec.chain().stream()
            .flatMap(m -> m.imports().stream())
            .map(m -> m.file().source())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** How many files down the chain a file stands; others that are read stand behind it. */
  int distance(SourceFile file) {
    int place = chain.indexOf(file);
    return place >= 0 ? place + 1 : files.contains(file) ? chain.size() + 1 : 0;
  }

  /** A declaration with the file it stands in. */
  record Found<T>(T item, Module module) {}

  /** The name that an item declares, or null. */
  static @Nullable String name(Item item) {
    if (item instanceof Item.Component component) {
      return component.name();
    } else if (item instanceof Item.Alias alias) {
      return alias.name();
    } else if (item instanceof Item.Function function) {
      return function.signature().name();
    }
    return item instanceof Item.Kind kind ? kind.name() : null;
  }

  /** The place of the name that a component, alias, function or kind declares. */
  static Span nameSpan(Item item) {
    if (item instanceof Item.Component component) {
      return component.nameSpan();
    } else if (item instanceof Item.Alias alias) {
      return alias.nameSpan();
    } else if (item instanceof Item.Function function) {
      return function.signature().nameSpan();
    }
    return item instanceof Item.Kind kind ? kind.nameSpan() : item.span();
  }

  /** The kind of a component or alias, or null. */
  static @Nullable String kindOf(Item item) {
    if (item instanceof Item.Component component) {
      return component.kind();
    }
    return item instanceof Item.Alias alias ? alias.kind() : null;
  }

  private List<Item> called(Module module, String name) {
    return byName
        .computeIfAbsent(
            module,
            m ->
                m.file().items().stream()
                    .filter(item -> name(item) != null)
                    .collect(Collectors.groupingBy(item -> String.valueOf(name(item)))))
        .getOrDefault(name, List.of());
  }

  /**
   * All declarations of a name in the nearest file or files that have one which {@code pick} takes.
   */
  private <T> List<Found<T>> nearest(Module from, String name, Function<Item, @Nullable T> pick) {
    List<Found<T>> found = new ArrayList<>();
    for (List<Module> ring : List.of(List.of(from), from.imports(), library)) {
      for (Module module : ring) {
        for (Item item : called(module, name)) {
          T picked = pick.apply(item);
          if (picked != null) {
            found.add(new Found<>(picked, module));
          }
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  /** The functions called {@code name}. */
  List<Found<Item.Function>> functions(Module from, String name) {
    return nearest(from, name, item -> item instanceof Item.Function f ? f : null);
  }

  /** The kinds called {@code name}. */
  List<Found<Item.Kind>> kinds(Module from, String name) {
    return nearest(from, name, item -> item instanceof Item.Kind k ? k : null);
  }

  /** The components and aliases of that name; when {@code kind} is null, of any kind. */
  List<Found<Item>> components(Module from, String name, @Nullable String kind) {
    return nearest(
        from,
        name,
        item -> kindOf(item) != null && (kind == null || kind.equals(kindOf(item))) ? item : null);
  }

  /** A component with its aliases followed; null when an alias leads nowhere. */
  @Nullable Declared resolve(Found<Item> found) {
    return resolved
        .computeIfAbsent(found.item(), item -> Optional.ofNullable(follow(found)))
        .orElse(null);
  }

  private @Nullable Declared follow(Found<Item> found) {
    List<Declared.Preset> presets = new ArrayList<>();
    Found<Item> at = found;
    for (int i = 0; i < MOST_ALIASES; i++) {
      if (at.item() instanceof Item.Component component) {
        List<Found<Item.Kind>> kinds = kinds(at.module(), component.kind());
        if (kinds.isEmpty()) {
          return null;
        }
        String name = String.valueOf(name(found.item()));
        Found<Item.Kind> kind = kinds.get(0);
        return new Declared(component, kind.item(), at.module(), kind.module(), name, presets);
      }
      Item.Alias alias = (Item.Alias) at.item();
      if (!(alias.value() instanceof Expr.Call call && call.callee() instanceof Expr.Name callee)) {
        return null;
      }
      presets.add(0, new Declared.Preset(call.arguments(), at.module(), alias.name()));
      List<Found<Item>> next = components(at.module(), callee.text(), alias.kind());
      if (next.isEmpty() || next.get(0).item() == alias) {
        return null;
      }
      at = next.get(0);
    }
    return null;
  }

  /** The names of all components of a kind that a file can see. */
  Set<String> componentNames(Module from, String kind) {
    return names(from, item -> kind.equals(kindOf(item)));
  }

  /** The names of all components that a file can see, but for other names of them. */
  Set<String> componentNames(Module from) {
    return names(from, Item.Component.class::isInstance);
  }

  /** The names of all functions that a file can see. */
  Set<String> functionNames(Module from) {
    return names(from, Item.Function.class::isInstance);
  }

  /** The names of all kinds that a file can see. */
  Set<String> kindNames(Module from) {
    return names(from, Item.Kind.class::isInstance);
  }

  private Set<String> names(Module from, Function<Item, Boolean> picked) {
    Set<String> names = new LinkedHashSet<>();
    visible(from)
        .forEach(
            module -> {
              for (Item item : module.file().items()) {
                String name = name(item);
                if (name != null && picked.apply(item)) {
                  names.add(name);
                }
              }
            });
    return names;
  }

  /** The files that a file can see, itself first. */
  Stream<Module> visible(Module from) {
    return Stream.of(Stream.of(from), from.imports().stream(), library.stream()).flatMap(s -> s);
  }

  /** Whether a file is the library's own. */
  boolean isLibrary(Module module) {
    return isLibrary(module.file().source());
  }

  /** Whether a file is the library's own. */
  boolean isLibrary(SourceFile file) {
    return libraryFiles.contains(file);
  }
}
