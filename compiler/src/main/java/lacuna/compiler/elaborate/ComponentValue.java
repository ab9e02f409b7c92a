package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;

/**
 * A component with its arguments, not yet part of anything.
 *
 * @param given the arguments by parameter
 * @param with what {@code with} says
 * @param span the call
 */
record ComponentValue(
    ResolvedComponent resolved, Map<String, TracedValue> given, WithClause with, Span span)
    implements Value.Component {

  ComponentValue {
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /** The same with one argument changed. */
  ComponentValue given(String parameter, TracedValue value) {
    Map<String, TracedValue> changed = new LinkedHashMap<>(given);
    changed.put(parameter, value);
    return new ComponentValue(resolved, changed, with, span);
  }

  /** The same with more said by {@code with}. */
  ComponentValue and(WithClause more) {
    return new ComponentValue(resolved, given, with.and(more), span);
  }

  @Override
  public String kind() {
    return resolved.kind().name();
  }

  @Override
  public String name() {
    return resolved.name();
  }

  @Override
  public String toString() {
    List<String> arguments = new ArrayList<>();
    given.forEach((name, value) -> arguments.add(name + ": " + value.value()));
    return name() + "(" + String.join(", ", arguments) + ")";
  }
}
