package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.load.Module;
import lacuna.compiler.residual.Step;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression stands: the file, the component around it, the names of the body so far and
 * the residual statements that it has left. One call of a function has one environment, with inner
 * ones for its blocks.
 */
final class Environment {
  private final Module module;
  private final @Nullable ComponentInstance self;
  private final @Nullable Environment outer;
  private final Map<String, TracedValue> names = new LinkedHashMap<>();
  private final List<Step> steps;
  private final Body body;

  /** What all blocks of one call share. */
  private static final class Body {
    private final Map<String, Value.Element> elements = new LinkedHashMap<>();
    private @Nullable Span returned;
    private boolean lost;
    private double flops;
    private int steps;
  }

  private Environment(
      Module module,
      @Nullable ComponentInstance self,
      @Nullable Environment outer,
      List<Step> steps,
      Body body) {
    this.module = module;
    this.self = self;
    this.outer = outer;
    this.steps = steps;
    this.body = body;
  }

  /** In a file, outside components. */
  static Environment of(Module module) {
    return new Environment(module, null, null, new ArrayList<>(), new Body());
  }

  /** Within a component. */
  static Environment of(ComponentInstance self) {
    return new Environment(self.module(), self, null, new ArrayList<>(), new Body());
  }

  /**
   * In the file of a component's kind, where the kind's parameters have the component's values.
   */
  static Environment ofKind(ComponentInstance self) {
    Environment environment = of(self.resolved().kindModule());
    self.context().forEach(environment::name);
    return environment;
  }

  /** Within this one, for a variable of its own; its statements are this one's. */
  Environment inner() {
    return new Environment(module, self, this, steps, body);
  }

  /** Within this one, with statements of its own. */
  Environment block() {
    return new Environment(module, self, this, new ArrayList<>(), body);
  }

  Module module() {
    return module;
  }

  /** The component around, or null. */
  @Nullable ComponentInstance self() {
    return self;
  }

  /** Appends a residual statement. */
  void emit(Step step) {
    steps.add(step);
    body.steps++;
  }

  /** How many residual statements the body has so far, those of its blocks included. */
  int count() {
    return body.steps;
  }

  /** The residual statements so far. */
  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** What declarations' {@code T}s stand for in this call. */
  Map<String, Value.Element> elements() {
    return Map.copyOf(body.elements);
  }

  /** Makes {@code T} stand for an element type, unless it stands for one already. */
  void bindElement(String variable, Value.Element element) {
    body.elements.putIfAbsent(variable, element);
  }

  /** Adds floating-point operations of one image to those of the call. */
  void count(double flops) {
    body.flops += flops;
  }

  /** The floating-point operations of the call so far, for one image. */
  double flops() {
    return body.flops;
  }

  /** Notes that the body's result cannot be known. */
  void lose() {
    body.lost = true;
  }

  /** Whether the body's result cannot be known. */
  boolean lost() {
    return body.lost;
  }

  /** Notes that the body returns, and where. */
  void returns(Span span) {
    body.returned = span;
  }

  /** Where the body returned, or else {@code otherwise}. */
  Span returned(Span otherwise) {
    return body.returned == null ? otherwise : body.returned;
  }

  /** What a name of the body stands for, or null. */
  @Nullable TracedValue local(String name) {
    for (Environment at = this; at != null; at = at.outer) {
      TracedValue found = at.names.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Gives a name its first value. */
  void name(String name, TracedValue value) {
    names.put(name, value);
  }

  /** Gives a name that exists another value. */
  void change(String name, TracedValue value) {
    for (Environment at = this; at != null; at = at.outer) {
      if (at.names.containsKey(name)) {
        at.names.put(name, value);
        return;
      }
    }
  }

  /** All names of the body, for suggestions. */
  List<String> localNames() {
    List<String> all = new ArrayList<>();
    for (Environment at = this; at != null; at = at.outer) {
      all.addAll(at.names.keySet());
    }
    all.removeIf(name -> name.startsWith("..."));
    return all;
  }

  /** Whether a name stands for a value here. */
  boolean knows(String name) {
    return name.equals("batch")
        || local(name) != null
        || self != null && self.resolved().names().contains(name);
  }
}
