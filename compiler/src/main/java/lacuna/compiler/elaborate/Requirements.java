package lacuna.compiler.elaborate;

import java.util.List;
import java.util.Set;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Checks the conditions of {@code require} and {@code advise}; a message shows the part that does
 * not hold, with its values.
 */
final class Requirements {
  private final Core core;
  private final Reporter reporter;
  private final Declarations declarations;
  private final Conditions conditions;
  private final ConditionValues values;

  Requirements(
      Core core,
      Reporter reporter,
      Declarations declarations,
      Conditions conditions,
      ConditionValues values) {
    this.core = core;
    this.reporter = reporter;
    this.declarations = declarations;
    this.conditions = conditions;
    this.values = values;
  }

  /** Whether a condition holds, or was advice only. */
  boolean check(Member.Condition stated, Environment environment) {
    Expr condition = stated.holds();
    TracedValue value = conditions.evaluate(condition, environment);
    if (!(value.value() instanceof Value.Bool holds) || holds.value()) {
      return true;
    }
    Expr broken = broken(condition, environment);
    Expr divisor = divisor(broken);
    Draft draft =
        stated.advice()
            ? ElaborateErrors.advised(stated.reason(), values.of(broken, environment))
            : ElaborateErrors.required(
                code(broken, divisor), stated.reason(), values.of(broken, environment));
    report(draft, condition, environment, origins(value, broken, divisor, environment));
    return stated.advice();
  }

  private static Code code(Expr broken, @Nullable Expr divisor) {
    if (divisor != null) {
      return Code.SIZE_DOES_NOT_DIVIDE;
    }
    return counts(broken) ? Code.ELEMENT_COUNT_CHANGES : Code.REQUIREMENT_FAILS;
  }

  /** What decided a condition: of a remainder the divisor first. */
  private List<Origin> origins(
      TracedValue value, Expr broken, @Nullable Expr divisor, Environment environment) {
    List<Origin> part = core.evaluate(broken, environment).origins();
    List<Origin> first =
        divisor == null ? List.of() : core.evaluate(divisor, environment).origins();
    return TracedValue.join(first, TracedValue.join(part, value.origins()));
  }

  private void report(
      Draft draft, Expr condition, Environment environment, List<Origin> origins) {
    ComponentInstance self = environment.self();
    Span holder = self == null ? condition.span() : self.component().span();
    if (origins.stream().noneMatch(Origin::user)
        && declarations.isLibrary(condition.span().file())
        && !declarations.isLibrary(holder.file())) {
      // nothing that was written is wrong: something is missing
      reporter.add(
          draft
              .at(holder)
              .related(condition.span(), "required here")
              .help(Advice.change(origins, holder)));
    } else {
      reporter.violation(draft, condition.span(), origins, false);
    }
  }

  /** What to say when a condition does not hold, in one line and without a message; else null. */
  @Nullable String refusal(Member.Condition stated, Environment environment) {
    TracedValue value = conditions.evaluate(stated.holds(), environment);
    if (!(value.value() instanceof Value.Bool holds) || holds.value()) {
      return null;
    }
    Expr broken = broken(stated.holds(), environment);
    return stated.reason() + " (required: " + values.of(broken, environment) + ")";
  }

  /** Of conditions joined by {@code and} or {@code implies} the first that does not hold. */
  private Expr broken(Expr condition, Environment environment) {
    if (condition instanceof Expr.Binary both && both.operator() == BinaryOperator.AND) {
      Value left = core.evaluate(both.left(), environment).value();
      boolean holds = left instanceof Value.Bool bool && bool.value();
      return broken(holds ? both.right() : both.left(), environment);
    } else if (condition instanceof Expr.Binary implied
        && implied.operator() == BinaryOperator.IMPLIES) {
      return broken(implied.right(), environment);
    }
    return condition;
  }

  /** Of {@code mod(a, b) == 0} the {@code b}; null of another condition. */
  private static @Nullable Expr divisor(Expr condition) {
    return condition instanceof Expr.Binary equal
            && equal.operator() == BinaryOperator.EQUAL
            && equal.left() instanceof Expr.Call call
            && ConditionValues.isCall(call, Set.of("mod"))
            && call.arguments().size() == 2
        ? call.arguments().get(1).value()
        : null;
  }

  /** Whether it is {@code count(a) == count(b)}. */
  private static boolean counts(Expr condition) {
    return condition instanceof Expr.Binary equal
        && equal.operator() == BinaryOperator.EQUAL
        && ConditionValues.isCall(equal.left(), Set.of("numel"))
        && ConditionValues.isCall(equal.right(), Set.of("numel"));
  }
}
