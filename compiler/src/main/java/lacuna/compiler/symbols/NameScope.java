package lacuna.compiler.symbols;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.load.Module;
import lacuna.compiler.symbols.Owner.Entry;
import org.jspecify.annotations.Nullable;

/** The names that a place sees, the nearest first, with what they stand for. */
final class NameScope {
  private final Module module;
  private final @Nullable NameScope outer;
  private final Map<String, Entry> names = new LinkedHashMap<>();

  private NameScope(Module module, @Nullable NameScope outer) {
    this.module = module;
    this.outer = outer;
  }

  /** The top of a file. */
  static NameScope of(Module module) {
    return new NameScope(module, null);
  }

  /** Within a component of a file, whose names are given. */
  static NameScope of(Module module, List<Entry> names) {
    NameScope scope = new NameScope(module, null);
    names.forEach(entry -> scope.names.putIfAbsent(entry.name(), entry));
    return scope;
  }

  NameScope within() {
    return new NameScope(module, this);
  }

  Module module() {
    return module;
  }

  void add(Entry entry) {
    names.put(entry.name(), entry);
  }

  Optional<Entry> find(String name) {
    Entry entry = names.get(name);
    if (entry != null) {
      return Optional.of(entry);
    }
    return outer == null ? Optional.empty() : outer.find(name);
  }

  /** All names, the nearest first. */
  List<Entry> all() {
    List<Entry> all = new ArrayList<>(names.values());
    if (outer != null) {
      all.addAll(outer.all());
    }
    return all;
  }
}
