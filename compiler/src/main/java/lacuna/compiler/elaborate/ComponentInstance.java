package lacuna.compiler.elaborate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.load.Module;
import lacuna.compiler.value.Value;

/**
 * A component in its place: its arguments and what its kind gives it are known. Its members are
 * worked out, and memoised, by {@link Instantiator}. Two instances are the same only when they are
 * one object.
 */
final class ComponentInstance implements Value.Component {
  private final ComponentValue component;
  private final Map<String, TracedValue> context;

  /** {@code context}: what the kind gives, by the kind's parameter. */
  ComponentInstance(ComponentValue component, Map<String, TracedValue> context) {
    this.component = component;
    this.context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  ComponentValue component() {
    return component;
  }

  ResolvedComponent resolved() {
    return component.resolved();
  }

  Map<String, TracedValue> context() {
    return context;
  }

  Module module() {
    return resolved().module();
  }

  /** Whether it is a stage, whose settings may refer to one another. */
  boolean stage() {
    return kind().equals("stage");
  }

  @Override
  public String kind() {
    return component.kind();
  }

  @Override
  public String name() {
    return component.name();
  }

  @Override
  public String toString() {
    return component.toString();
  }
}
