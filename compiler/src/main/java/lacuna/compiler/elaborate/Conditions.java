package lacuna.compiler.elaborate;

import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Value;

/** Evaluates conditions, which must be known at compile time. */
final class Conditions {
  private final Core core;
  private final Reporter reporter;

  Conditions(Core core, Reporter reporter) {
    this.core = core;
    this.reporter = reporter;
  }

  /** A boolean; unknown, with a message, where it is none. */
  TracedValue evaluate(Expr expr, Environment environment) {
    TracedValue condition = core.evaluate(expr, environment);
    if (condition.unknown() || condition.value() instanceof Value.Bool) {
      return condition;
    }
    reporter.mismatch(
        ElaborateErrors.noCondition(condition.tensor()),
        expr.span(),
        condition.origins(),
        ElaborateErrors.thisIs(condition.value()));
    return TracedValue.UNKNOWN;
  }
}
