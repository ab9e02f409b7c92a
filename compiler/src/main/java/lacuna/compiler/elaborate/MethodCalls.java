package lacuna.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import org.jspecify.annotations.Nullable;

/** Calls of methods as they are written in a body: of the component itself, or of a part. */
final class MethodCalls {
  private final Core core;
  private final Reporter reporter;
  private final ArgumentBinder arguments;

  MethodCalls(Core core, Reporter reporter, ArgumentBinder arguments) {
    this.core = core;
    this.reporter = reporter;
    this.arguments = arguments;
  }

  /** A method of a part: {@code encoder.pool(x)}. */
  TracedValue ofPart(
      TracedValue part, String name, Expr.Call call, Environment environment, Span nameSpan) {
    ComponentInstance instance = (ComponentInstance) part.value();
    Member.Method method = instance.resolved().method(name);
    if (method == null) {
      reporter.add(CallErrors.noMethod(instance.resolved(), name, nameSpan));
      return TracedValue.UNKNOWN;
    } else if (!isReceiver(part.node())) {
      reporter.add(CallErrors.foreignPart(nameSpan));
      return TracedValue.UNKNOWN;
    }
    return call(
        instance,
        method,
        call,
        environment,
        (residual, nodes) -> new Node.PartCall(part.node(), residual, nodes));
  }

  /** Whether code names a part that the component or its body holds. */
  private static boolean isReceiver(Node node) {
    return node instanceof Node.Local
        || node instanceof Node.MemberRef
        || node instanceof Node.Element element && element.list() instanceof Node.MemberRef;
  }

  /** A method of the component itself. */
  TracedValue own(
      ComponentInstance self, String name, Expr.Call call, Environment environment) {
    Member.Method method = self.resolved().method(name);
    return method == null
        ? TracedValue.UNKNOWN
        : call(self, method, call, environment, Node.SelfCall::new);
  }

  private TracedValue call(
      ComponentInstance instance,
      Member.Method method,
      Expr.Call call,
      Environment environment,
      BiFunction<ResidualFunction, Map<String, Node>, Node> writing) {
    Map<String, Argument> given = arguments(method.signature(), call, environment);
    CallOutcome outcome =
        given == null ? null : core.call(instance, method, given, call.span());
    if (outcome == null) {
      return TracedValue.UNKNOWN;
    }
    environment.count(outcome.flops());
    return outcome.written(given, writing);
  }

  /** The arguments of a method's call; a component may leave out last parameters of its kind's. */
  private @Nullable Map<String, Argument> arguments(
      Member.Signature signature, Expr.Call call, Environment environment) {
    List<Expr.Argument> given = call.arguments();
    int most = signature.parameters().size();
    if (given.size() > most && given.stream().allMatch(a -> a.name() == null)) {
      given = given.subList(0, most);
    }
    return arguments.ofCall(given, signature, environment, environment.module(), Map.of());
  }
}
