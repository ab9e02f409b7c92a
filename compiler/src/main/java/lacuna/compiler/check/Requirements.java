package lacuna.compiler.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
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
  /** Functions whose result says more than what they are given. */
  private static final Set<String> SUMMARIES = Set.of("numel", "length", "sum", "min", "max");

  private final Elaboration e;

  Requirements(Elaboration e) {
    this.e = e;
  }

  /** Whether a condition holds, or was advice only. */
  boolean check(Member.Condition stated, Frame frame) {
    Expr condition = stated.holds();
    Val val = e.evaluator.condition(condition, frame);
    if (!(val.value() instanceof Value.Bool holds) || holds.value()) {
      return true;
    }
    Expr broken = broken(condition, frame);
    Val part = e.evaluator.eval(broken, frame, Wanted.ANYTHING);
    Expr divisor = divisor(broken);
    List<Origin> first =
        divisor == null ? List.of() : e.evaluator.eval(divisor, frame, Wanted.ANYTHING).origins();
    Code code = divisor != null ? Code.SIZE_DOES_NOT_DIVIDE : counts(broken) ? Code.ELEMENT_COUNT_CHANGES : Code.REQUIREMENT_FAILS;
    String values = values(broken, frame);
    Diagnostic diagnostic =
        stated.advice()
            ? Diagnostic.warning(Code.ADVICE_FAILS, stated.reason()).note("advised: " + values)
            : Diagnostic.error(code, stated.reason()).note("required: " + values);
    List<Origin> origins = Val.join(first, Val.join(part.origins(), val.origins()));
    Span holder = frame.self == null ? condition.span() : frame.self.closure.span();
    if (origins.stream().noneMatch(Origin::user)
        && e.declarations.isLibrary(condition.span().file())
        && !e.declarations.isLibrary(holder.file())) {
      // nothing that was written is wrong: something is missing
      e.report.add(diagnostic.at(holder).related(condition.span(), "required here"));
    } else {
      e.report.accuse(diagnostic, condition.span(), origins, false);
    }
    return stated.advice();
  }

  /** What to say when a condition does not hold, in one line and without a message; else null. */
  @Nullable String refusal(Member.Condition stated, Frame frame) {
    Expr condition = stated.holds();
    Val val = e.evaluator.condition(condition, frame);
    if (!(val.value() instanceof Value.Bool holds) || holds.value()) {
      return null;
    }
    return stated.reason() + " (required: " + values(broken(condition, frame), frame) + ")";
  }

  /** A condition as it is written, with the values of its parts. */
  private String values(Expr broken, Frame frame) {
    Set<String> values = new LinkedHashSet<>();
    collect(broken, frame, values);
    String text = Shapes.describe(broken.span());
    return values.isEmpty() ? text : text + ", with " + String.join(", ", values);
  }

  /** Of conditions joined by {@code and} the first that does not hold. */
  private Expr broken(Expr condition, Frame frame) {
    if (condition instanceof Expr.Binary both && both.operator() == BinaryOperator.AND) {
      Val left = e.evaluator.eval(both.left(), frame, Wanted.ANYTHING);
      boolean holds = left.value() instanceof Value.Bool bool && bool.value();
      return broken(holds ? both.right() : both.left(), frame);
    }
    return condition;
  }

  /** Of {@code mod(a, b) == 0} the {@code b}; null of another condition. */
  private static @Nullable Expr divisor(Expr condition) {
    boolean remainder =
        condition instanceof Expr.Binary equal
            && equal.operator() == BinaryOperator.EQUAL
            && equal.left() instanceof Expr.Call call
            && call.callee() instanceof Expr.Name name
            && name.text().equals("mod")
            && call.arguments().size() == 2;
    return remainder
        ? ((Expr.Call) ((Expr.Binary) condition).left()).arguments().get(1).value()
        : null;
  }

  /** Whether it is {@code numel(a) == numel(b)}. */
  private static boolean counts(Expr condition) {
    return condition instanceof Expr.Binary equal
        && equal.operator() == BinaryOperator.EQUAL
        && isCall(equal.left(), Set.of("numel"))
        && isCall(equal.right(), Set.of("numel"));
  }

  private static boolean isCall(Expr expr, Set<String> names) {
    return expr instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && names.contains(name.text());
  }

  private void collect(Expr expr, Frame frame, Set<String> values) {
    if (expr instanceof Expr.Binary binary) {
      collect(binary.left(), frame, values);
      collect(binary.right(), frame, values);
    } else if (expr instanceof Expr.Unary unary) {
      collect(unary.operand(), frame, values);
    } else if (expr instanceof Expr.Choice choice) {
      collect(choice.yes(), frame, values);
      collect(choice.no(), frame, values);
    } else if (isCall(expr, SUMMARIES)) {
      show(expr, frame, values);
    } else if (expr instanceof Expr.Call call) {
      call.arguments().forEach(a -> collect(a.value(), frame, values));
    } else if (expr instanceof Expr.Index index) {
      show(expr, frame, values);
      if (index.target() instanceof Expr.Name) {
        show(index.target(), frame, values);
      }
      collect(index.index(), frame, values);
    } else if (expr instanceof Expr.Name || expr instanceof Expr.Select) {
      show(expr, frame, values);
    }
  }

  private void show(Expr expr, Frame frame, Set<String> values) {
    if (expr instanceof Expr.Name name && !e.names.known(name.text(), frame)) {
      return;
    }
    Val val = e.evaluator.eval(expr, frame, Wanted.ANYTHING);
    if (!val.unknown() && !(val.value() instanceof Value.Word)) {
      values.add(Shapes.describe(expr.span()) + " = " + Describe.brief(val.value()));
    }
  }
}
