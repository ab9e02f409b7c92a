package lacuna.compiler.elaborate;

import java.util.Map;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import org.jspecify.annotations.Nullable;

/** The recursive core of elaboration, as those see it that it calls. */
interface Core {

  /** The value of an expression; unknown, with a message, where it has none. */
  TracedValue evaluate(Expr expr, Environment environment, ExpectedType expected);

  /** The same where any value will do. */
  default TracedValue evaluate(Expr expr, Environment environment) {
    return evaluate(expr, environment, ExpectedType.ANYTHING);
  }

  /**
   * A component in a place of its own, its conditions checked; equal components in equal places are
   * one instance.
   *
   * @param context what its kind gives it, by the kind's parameter
   */
  ComponentInstance instantiate(ComponentValue component, Map<String, TracedValue> context);

  /** Whether the conditions of an instance hold; what comes of one that is not valid is silent. */
  boolean isValid(ComponentInstance instance);

  /** A parameter, constant, tensor or part; null when the component has nothing of that name. */
  @Nullable TracedValue member(ComponentInstance instance, String name, Span span);

  /** The type of what calling a component gives; unknown where its kind leaves a shape open. */
  TracedValue output(ComponentInstance instance, Span span);

  /** What a call of a component's method comes to; null, with messages, where it cannot begin. */
  @Nullable CallOutcome call(
      ComponentInstance instance, Member.Method method, Map<String, Argument> arguments, Span span);
}
