package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What functions give: of those of the runtime as declared, of others compared with what is
 * declared.
 */
final class Results {
  /** Tensors in a list that a function gives. */
  private static final int MOST_PARTS = 10_000;

  private final Elaboration e;

  Results(Elaboration e) {
    this.e = e;
  }

  /** The result of a function of the runtime. */
  Val external(Member.Signature signature, Map<String, Val> given, Frame body, Span span) {
    if (signature.result() instanceof TypeExpr.ListType list && given.get("axis") != null) {
      return list(list, given, body, span);
    }
    return declared(signature.result(), body);
  }

  /** A list of what is left of a tensor when an axis is taken apart. */
  private Val list(TypeExpr.ListType type, Map<String, Val> given, Frame body, Span span) {
    Val tensor = given.get("x");
    Val at = given.get("axis");
    List<Value.Int> shape = e.shapes.shape(tensor);
    int axis = shape == null ? -1 : Builtins.axis(at.value(), shape.size());
    if (axis < 0) {
      e.report.blame(
          Diagnostic.error(
              Code.NO_SUCH_AXIS,
              "the tensor is %s and has no axis %s"
                  .formatted(Describe.shape(tensor.value()), at.value())),
          span,
          at.origins(),
          "");
      return Val.UNKNOWN;
    }
    Value.Int count = shape.get(axis);
    if (count.batch() || count.number() > MOST_PARTS) {
      e.report.blame(
          Diagnostic.error(Code.NO_SUCH_AXIS, "an axis of size %s cannot be unpacked".formatted(count))
              .note(
                  "a list holds at most %d tensors, and the batch size is not known before the run"
                      .formatted(MOST_PARTS)),
          span,
          tensor.part(axis),
          "");
      return Val.UNKNOWN;
    }
    Val part = declared(type.element(), body);
    if (part.unknown()) {
      return Val.UNKNOWN;
    }
    List<Value> parts = new ArrayList<>();
    for (long i = 0; i < count.number(); i++) {
      parts.add(part.value());
    }
    return Val.constant(new Value.ListValue(parts));
  }

  /** The type that a result is declared to have, without comparing it with anything. */
  Val declared(@Nullable TypeExpr type, Frame body) {
    if (type instanceof TypeExpr.Tensor tensor) {
      return e.shapes.declared(tensor, body);
    }
    return type instanceof TypeExpr.Named named ? declared(named, body) : Val.UNKNOWN;
  }

  private Val declared(TypeExpr.Named named, Frame body) {
    if (named.path().equals(List.of("Loss"))) {
      return Val.constant(new Value.Tensor(List.of(), Value.Element.REAL));
    }
    Val shape;
    if (named.arguments() == null) {
      shape = e.names.path(named.path(), body, named.span());
    } else { // a computed shape: without(shape(x), axis)
      Expr.Name callee = new Expr.Name(named.span(), named.path().get(0));
      Expr.Call call = new Expr.Call(named.span(), callee, named.arguments());
      shape = e.evaluator.eval(call, body, Wanted.ANYTHING);
    }
    List<Value.Int> sizes = e.shapes.shape(shape);
    if (sizes == null) {
      return Val.UNKNOWN;
    }
    Value.Element element =
        shape.value() instanceof Value.Tensor t ? t.element() : Value.Element.REAL;
    Value.Tensor tensor = new Value.Tensor(sizes, element);
    return new Val(tensor, Node.Constant.of(tensor), shape.origins(), shape.parts());
  }

  /** A result compared with its declaration; null where a function without a result gives none. */
  @Nullable Val checked(@Nullable Val result, Member.Signature signature, Frame body) {
    TypeExpr type = signature.result();
    if (body.isLost()) {
      return Val.UNKNOWN;
    } else if (result == null) {
      if (type == null) {
        return null;
      }
      e.report.add(
          Diagnostic.error(Code.ILLEGAL_DECLARATION, "`%s` ends without `return`".formatted(signature.name()))
              .at(signature.nameSpan())
              .related(type.span(), "it is declared to give this"));
      return Val.UNKNOWN;
    } else if (type == null || result.unknown()) {
      return result;
    }
    String what = "the result of `%s`".formatted(signature.name());
    return e.types.fit(result, type, body, what, body.returned(type.span()), null);
  }
}
