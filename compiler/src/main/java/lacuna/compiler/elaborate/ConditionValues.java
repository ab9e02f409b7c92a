package lacuna.compiler.elaborate;

import java.util.LinkedHashSet;
import java.util.Set;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Value;

/** Shows a condition as it is written, with the values of its parts. */
final class ConditionValues {
  /** Functions whose result says more than what they are given. */
  private static final Set<String> SUMMARIES = Set.of("numel", "length", "sum", "min", "max");

  private final Core core;

  ConditionValues(Core core) {
    this.core = core;
  }

  /** {@code mod(width, heads) == 0, with width = 384, heads = 9}. */
  String of(Expr condition, Environment environment) {
    Set<String> values = new LinkedHashSet<>();
    collect(condition, environment, values);
    String text = condition.span().oneLine();
    return values.isEmpty() ? text : text + ", with " + String.join(", ", values);
  }

  private void collect(Expr expr, Environment environment, Set<String> values) {
    if (expr instanceof Expr.Name || expr instanceof Expr.Select || isCall(expr, SUMMARIES)) {
      show(expr, environment, values);
    } else if (expr instanceof Expr.Index index) {
      show(expr, environment, values);
      if (index.target() instanceof Expr.Name) {
        show(index.target(), environment, values);
      }
      collect(index.index(), environment, values);
    } else if (expr instanceof Expr.Call call) {
      call.arguments().forEach(a -> collect(a.value(), environment, values));
    } else if (expr instanceof Expr.Choice choice) {
      collect(choice.yes(), environment, values);
      collect(choice.no(), environment, values);
    } else if (expr instanceof Expr.Binary || expr instanceof Expr.Unary) {
      expr.parts().forEach(part -> collect(part, environment, values));
    }
  }

  /** Whether it is a call of one of these functions. */
  static boolean isCall(Expr expr, Set<String> functions) {
    return expr instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && functions.contains(name.text());
  }

  private void show(Expr expr, Environment environment, Set<String> values) {
    if (expr instanceof Expr.Name name && !environment.knows(name.text())) {
      return;
    }
    TracedValue value = core.evaluate(expr, environment);
    if (!value.unknown() && !(value.value() instanceof Value.Word)) {
      values.add(expr.span().oneLine() + " = " + Describe.brief(value.value()));
    }
  }
}
