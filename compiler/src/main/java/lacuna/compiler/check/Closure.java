package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Value;

/**
 * A component with its arguments, not yet part of anything.
 *
 * @param given the arguments by parameter
 * @param with what {@code with} says, each in the frame it was written in
 * @param span the call
 */
record Closure(ResolvedComponent declared, Map<String, Val> given, List<Annotation> with, Span span)
    implements Value.Component {

  /** An argument of {@code with}. */
  record Annotation(Expr.Argument argument, Frame frame) {}

  /** The same with one argument changed. */
  Closure set(String parameter, Val value) {
    Map<String, Val> changed = new LinkedHashMap<>(given);
    changed.put(parameter, value);
    return new Closure(declared, changed, with, span);
  }

  /** The same with more said by {@code with}. */
  Closure annotated(List<Annotation> more) {
    List<Annotation> all = new ArrayList<>(with);
    all.addAll(more);
    return new Closure(declared, given, all, span);
  }

  @Override
  public String kind() {
    return declared.kind().name();
  }

  @Override
  public String name() {
    return declared.name();
  }

  @Override
  public String toString() {
    List<String> arguments = new ArrayList<>();
    given.forEach((name, val) -> arguments.add(name + ": " + val.value()));
    return declared.name() + "(" + String.join(", ", arguments) + ")";
  }
}
