package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** Looks names up: the file itself first, then its imports, then the library. */
final class Library {
  private static final int MOST_ALIASES = 32;
  private final LoadedSpec spec;

  Library(LoadedSpec spec) {
    this.spec = spec;
  }

  /** A declaration with the file it stands in. */
  record Found<T>(T item, Module module) {}

  /** All declarations of the nearest file or files that have one which {@code pick} takes. */
  private <T> List<Found<T>> nearest(Module from, Function<Item, @Nullable T> pick) {
    List<List<Module>> rings = List.of(List.of(from), from.imports(), spec.library());
    for (List<Module> ring : rings) {
      List<Found<T>> found = new ArrayList<>();
      for (Module module : ring) {
        for (Item item : module.file().items()) {
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
    return List.of();
  }

  /** The functions called {@code name}. */
  List<Found<Item.Function>> functions(Module from, String name) {
    return nearest(
        from, item -> item instanceof Item.Function f && f.signature().name().equals(name) ? f : null);
  }

  /** The kinds called {@code name}. */
  List<Found<Item.Kind>> kinds(Module from, String name) {
    return nearest(from, item -> item instanceof Item.Kind k && k.name().equals(name) ? k : null);
  }

  /** The components and aliases called {@code name}, of one kind or, when {@code kind} is null, of any. */
  List<Found<Item>> components(Module from, String name, @Nullable String kind) {
    return nearest(from, item -> isComponent(item, name, kind) ? item : null);
  }

  private static boolean isComponent(Item item, @Nullable String name, @Nullable String kind) {
    if (item instanceof Item.Component c) {
      return (name == null || c.name().equals(name)) && (kind == null || c.kind().equals(kind));
    }
    return item instanceof Item.Alias a
        && (name == null || a.name().equals(name))
        && (kind == null || a.kind().equals(kind));
  }

  /** A component with its aliases followed; null when an alias leads nowhere. */
  @Nullable Declared resolve(Found<Item> found) {
    List<Declared.Preset> presets = new ArrayList<>();
    Found<Item> at = found;
    String name = found.item() instanceof Item.Alias a ? a.name() : ((Item.Component) found.item()).name();
    for (int i = 0; i < MOST_ALIASES; i++) {
      if (at.item() instanceof Item.Component component) {
        List<Found<Item.Kind>> kinds = kinds(at.module(), component.kind());
        return kinds.isEmpty()
            ? null
            : new Declared(component, kinds.get(0).item(), at.module(), kinds.get(0).module(), name, presets);
      }
      Item.Alias alias = (Item.Alias) at.item();
      Expr value = alias.value();
      String target = "";
      if (value instanceof Expr.Call call && call.callee() instanceof Expr.Name callee) {
        presets.add(0, new Declared.Preset(call.arguments(), at.module(), alias.name()));
        target = callee.text();
      }
      List<Found<Item>> next = components(at.module(), target, alias.kind());
      if (next.isEmpty() || next.get(0).item() == alias) {
        return null;
      }
      at = next.get(0);
    }
    return null;
  }

  /** The names of all components of a kind that a file can see. */
  Set<String> componentNames(Module from, String kind) {
    return names(from, item -> isComponent(item, null, kind)
        ? item instanceof Item.Alias a ? a.name() : ((Item.Component) item).name()
        : null);
  }

  /** The names of all functions that a file can see. */
  Set<String> functionNames(Module from) {
    return names(from, item -> item instanceof Item.Function f ? f.signature().name() : null);
  }

  /** The names of all kinds that a file can see. */
  Set<String> kindNames(Module from) {
    return names(from, item -> item instanceof Item.Kind k ? k.name() : null);
  }

  private Set<String> names(Module from, Function<Item, @Nullable String> name) {
    Set<String> names = new LinkedHashSet<>();
    List<Module> visible = new ArrayList<>(List.of(from));
    visible.addAll(from.imports());
    visible.addAll(spec.library());
    for (Module module : visible) {
      for (Item item : module.file().items()) {
        String found = name.apply(item);
        if (found != null) {
          names.add(found);
        }
      }
    }
    return names;
  }

  /** Whether a file is the library's own. */
  boolean isLibrary(Module module) {
    return spec.library().contains(module);
  }

  /** The kind of the stages: the one that declares what every stage has. */
  Item.@Nullable Kind stageKind(Module from) {
    List<Found<Item.Kind>> kinds = kinds(from, "stage");
    return kinds.isEmpty() ? null : kinds.get(0).item();
  }
}
