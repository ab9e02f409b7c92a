package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** Works out what a component gives when it is called with what its kind declares. */
final class OutputTypes {
  private final Core core;
  private final NameResolver names;
  private final ShapeMatcher shapes;

  OutputTypes(Core core, NameResolver names, ShapeMatcher shapes) {
    this.core = core;
    this.names = names;
    this.shapes = shapes;
  }

  /** The result's type; unknown where the kind leaves an argument's shape open. */
  TracedValue of(ComponentInstance instance, Span span) {
    Member.Method method = instance.resolved().method("forward");
    Member.OfferedMethod offered = instance.resolved().offered("forward");
    Map<String, Argument> arguments =
        method == null || offered == null
            ? null
            : arguments(method.signature(), offered.signature(), instance);
    CallOutcome outcome =
        arguments == null ? null : core.call(instance, method, arguments, span);
    if (outcome == null || outcome.result().unknown()) {
      return TracedValue.UNKNOWN;
    }
    TracedValue result = outcome.result();
    return result.by(Node.Constant.of(result.value()));
  }

  /** Values for a method's parameters as its kind declares them; null where a shape is open. */
  @Nullable Map<String, Argument> arguments(
      Member.Signature own, Member.Signature offered, ComponentInstance instance) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    Environment kind =
        instance.stage() ? Environment.of(instance) : Environment.ofKind(instance);
    List<Member.Parameter> parameters = own.parameters();
    for (int i = 0; i < parameters.size() && i < offered.parameters().size(); i++) {
      TracedValue type = typeOf(offered.parameters().get(i).type(), kind);
      if (type.unknown()) {
        return null;
      }
      Member.Parameter parameter = parameters.get(i);
      arguments.put(
          parameter.name(),
          new Argument(type.by(new Node.Local(parameter.name())), parameter.span()));
    }
    return arguments;
  }

  private TracedValue typeOf(TypeExpr type, Environment environment) {
    if (type instanceof TypeExpr.Tensor tensor) {
      return open(tensor.shape(), environment)
          ? TracedValue.UNKNOWN
          : shapes.declared(tensor, environment);
    } else if (type instanceof TypeExpr.Named named) {
      TracedValue value = names.path(named.path(), environment, named.span());
      return value.none() || value.unknown() || value.tensor()
          ? value
          : ResultTypes.typed(value);
    }
    return TracedValue.UNKNOWN;
  }

  /** Whether a shape has sizes that the call decides. */
  private static boolean open(Expr shape, Environment environment) {
    return shape instanceof Expr.ListOf list
        && list.elements().stream()
            .anyMatch(
                x ->
                    x instanceof Expr.Rest
                        || x instanceof Expr.Name name && !environment.knows(name.text()));
  }
}
