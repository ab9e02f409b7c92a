package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
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
    Map<String, Val> arguments = arguments(method.signature(), offered.signature(), placed);
    if (arguments == null) {
      return Val.UNKNOWN;
    }
    Val result = e.bodies.run(scratch, method, arguments, span, (residue, nodes) -> Node.Constant.of(new Value.None()));
    return result.unknown() ? result : new Val(result.value(), Node.Constant.of(result.value()), result.origins());
  }

  /** Values for a method's parameters as its kind declares them; null where a shape is open. */
  @Nullable Map<String, Val> arguments(Member.Signature own, Member.Signature offered, Placed placed) {
    Map<String, Val> arguments = new LinkedHashMap<>();
    Frame kind = placed.declared.kind().name().equals("stage") ? Frame.of(placed) : Frame.ofKind(placed);
    List<Member.Parameter> parameters = new ArrayList<>(own.parameters());
    for (int i = 0; i < parameters.size() && i < offered.parameters().size(); i++) {
      Val type = typeOf(offered.parameters().get(i).type(), kind);
      if (type.unknown()) {
        return null;
      }
      arguments.put(parameters.get(i).name(), new Val(type.value(), new Node.Local(parameters.get(i).name()), List.of()));
    }
    return arguments;
  }

  private Val typeOf(TypeExpr type, Frame frame) {
    if (type instanceof TypeExpr.Tensor tensor) {
      boolean open =
          tensor.shape() instanceof lacuna.compiler.syntax.Expr.ListOf list
              && list.elements().stream().anyMatch(x -> x instanceof lacuna.compiler.syntax.Expr.Name n && !e.names.known(n.text(), frame) || x instanceof lacuna.compiler.syntax.Expr.Rest);
      Value.Tensor known = open ? null : e.shapes.declared(tensor, frame);
      return known == null ? Val.UNKNOWN : Val.constant(known);
    } else if (type instanceof TypeExpr.Named named) {
      Val val = e.names.path(named.path(), frame, named.span());
      if (val.none() || val.unknown()) {
        return val;
      }
      List<Value.Int> shape = Builtins.shape(val.value());
      Value.Element element = val.value() instanceof Value.Tensor t ? t.element() : Value.Element.REAL;
      return shape == null ? Val.UNKNOWN : Val.constant(new Value.Tensor(shape, element));
    }
    return Val.UNKNOWN;
  }
}
