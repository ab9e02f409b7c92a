package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Works out what a component gives when it is called with what its kind declares. */
final class Outputs {
  private final Elaboration e;

  Outputs(Elaboration e) {
    this.e = e;
  }

  /** The result's type; unknown where the kind leaves an argument's shape open. */
  Val of(Placed placed, Span span) {
    Member.Method method = placed.declared.method("forward");
    Member.OfferedMethod offered = placed.declared.offered("forward");
    if (method == null || offered == null) {
      return Val.UNKNOWN;
    }
    Placed scratch = new Placed(placed.closure, placed.context);
    Map<String, Bodies.Given> arguments =
        arguments(method.signature(), offered.signature(), placed);
    if (arguments == null) {
      return Val.UNKNOWN;
    }
    Val result =
        e.bodies.run(
            scratch,
            method,
            arguments,
            span,
            (residue, nodes) -> Node.Constant.of(new Value.None()));
    return result.unknown() ? result : result.by(Node.Constant.of(result.value()));
  }

  /** Values for a method's parameters as its kind declares them; null where a shape is open. */
  @Nullable Map<String, Bodies.Given> arguments(
      Member.Signature own, Member.Signature offered, Placed placed) {
    Map<String, Bodies.Given> arguments = new LinkedHashMap<>();
    Frame kind =
        placed.declared.kind().name().equals("stage") ? Frame.of(placed) : Frame.ofKind(placed);
    List<Member.Parameter> parameters = new ArrayList<>(own.parameters());
    for (int i = 0; i < parameters.size() && i < offered.parameters().size(); i++) {
      Val type = typeOf(offered.parameters().get(i).type(), kind);
      if (type.unknown()) {
        return null;
      }
      Member.Parameter parameter = parameters.get(i);
      Val val = type.by(new Node.Local(parameter.name()));
      arguments.put(parameter.name(), new Bodies.Given(val, parameter.span()));
    }
    return arguments;
  }

  private Val typeOf(TypeExpr type, Frame frame) {
    if (type instanceof TypeExpr.Tensor tensor) {
      return open(tensor.shape(), frame) ? Val.UNKNOWN : e.shapes.declared(tensor, frame);
    }
    return type instanceof TypeExpr.Named named ? typeOf(named, frame) : Val.UNKNOWN;
  }

  private Val typeOf(TypeExpr.Named named, Frame frame) {
    Val val = e.names.path(named.path(), frame, named.span());
    if (val.none() || val.unknown() || val.tensor()) {
      return val;
    }
    List<Value.Int> shape = e.shapes.shape(val);
    if (shape == null) {
      return Val.UNKNOWN;
    }
    Value.Tensor tensor = new Value.Tensor(shape, Value.Element.REAL);
    return new Val(tensor, Node.Constant.of(tensor), val.origins(), val.parts());
  }

  /** Whether a shape has sizes that the call decides. */
  private boolean open(Expr shape, Frame frame) {
    return shape instanceof Expr.ListOf list
        && list.elements().stream()
            .anyMatch(
                x ->
                    x instanceof Expr.Rest
                        || x instanceof Expr.Name name && !e.names.known(name.text(), frame));
  }
}
