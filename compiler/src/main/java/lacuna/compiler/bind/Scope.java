package lacuna.compiler.bind;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression can see, without their values: of the body, and of the component.
 */
final class Scope {
  private final Module module;
  private final @Nullable ResolvedComponent self;
  private final @Nullable Scope outer;
  private final Set<String> locals = new LinkedHashSet<>();

  /** Types of parameters, for the words they take. */
  private final Map<String, TypeExpr> types = new LinkedHashMap<>();

  private Scope(Module module, @Nullable ResolvedComponent self, @Nullable Scope outer) {
    this.module = module;
    this.self = self;
    this.outer = outer;
  }

  /** The top of a file. */
  static Scope of(Module module) {
    return new Scope(module, null, null);
  }

  /** Within a component. */
  static Scope of(ResolvedComponent self) {
    Scope scope = new Scope(self.module(), self, null);
    self.kindParameters().forEach(p -> scope.types.put(p.name(), p.type()));
    self.component().parameters().forEach(p -> scope.types.put(p.name(), p.type()));
    return scope;
  }

  /** A scope within this one. */
  Scope within() {
    return new Scope(module, self, this);
  }

  /** The file. */
  Module module() {
    return module;
  }

  /** The component around, or null. */
  @Nullable ResolvedComponent self() {
    return self;
  }

  /** Makes a local name. */
  void add(String name) {
    locals.add(name);
  }

  /** Makes a local name of a type. */
  void add(String name, TypeExpr type) {
    locals.add(name);
    types.put(name, type);
  }

  /** Whether it is a name of the body. */
  boolean local(String name) {
    return locals.contains(name) || outer != null && outer.local(name);
  }

  /** Whether it is a name that stands for a value. */
  boolean known(String name) {
    return name.equals("batch")
        || name.equals("_")
        || local(name)
        || self != null && self.names().contains(name);
  }

  /** The declared type of a name, or null. */
  @Nullable TypeExpr type(String name) {
    TypeExpr type = types.get(name);
    return type != null || outer == null ? type : outer.type(name);
  }

  /** All names, the nearest first. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      names.addAll(scope.locals);
    }
    if (self != null) {
      names.addAll(self.names());
    }
    return names;
  }
}
