package lacuna.compiler.elaborate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import lacuna.compiler.residual.Node;
import lacuna.compiler.shape.Sizes;
import lacuna.compiler.shape.Unbinding;
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
final class ResultTypes {
  private final Core core;
  private final Reporter reporter;
  private final NameResolver names;
  private final ShapeMatcher shapes;
  private final TypeFitter types;

  ResultTypes(
      Core core,
      Reporter reporter,
      NameResolver names,
      ShapeMatcher shapes,
      TypeFitter types) {
    this.core = core;
    this.reporter = reporter;
    this.names = names;
    this.shapes = shapes;
    this.types = types;
  }

  /** The result of a function of the runtime. */
  TracedValue external(
      Member.Signature signature,
      Map<String, TracedValue> given,
      Environment body,
      Span span) {
    TracedValue tensor = given.get("x");
    TracedValue axis = given.get("axis");
    return signature.result() instanceof TypeExpr.ListType list && tensor != null && axis != null
        ? unbound(list, tensor, axis, body, span)
        : declared(signature.result(), body);
  }

  /** A list of what is left of a tensor when an axis is unbound. */
  private TracedValue unbound(
      TypeExpr.ListType type,
      TracedValue tensor,
      TracedValue axis,
      Environment body,
      Span span) {
    return Unbinding.parts(tensor.value(), axis.value())
        .fold(
            count -> {
              TracedValue part = declared(type.element(), body);
              return part.unknown()
                  ? TracedValue.UNKNOWN
                  : TracedValue.constant(
                      new Value.ListValue(Collections.nCopies(count, part.value())));
            },
            mismatch -> {
              reporter.mismatch(mismatch, span, List.of(tensor, axis));
              return TracedValue.UNKNOWN;
            });
  }

  /** The type that a result is declared to have, without comparing it with anything. */
  TracedValue declared(@Nullable TypeExpr type, Environment body) {
    if (type instanceof TypeExpr.Tensor tensor) {
      return shapes.declared(tensor, body);
    }
    return type instanceof TypeExpr.Named named ? declared(named, body) : TracedValue.UNKNOWN;
  }

  private TracedValue declared(TypeExpr.Named named, Environment body) {
    if (named.path().equals(List.of("Loss"))) {
      return TracedValue.constant(new Value.Tensor(List.of(), Value.Element.REAL));
    } else if (named.arguments() == null) {
      return typed(names.path(named.path(), body, named.span()));
    }
    // a computed shape: without(shape(x), axis)
    Expr.Name callee = new Expr.Name(named.span(), named.path().get(0));
    return typed(core.evaluate(new Expr.Call(named.span(), callee, named.arguments()), body));
  }

  /** A shape as the type of a tensor; unknown where it is none. */
  static TracedValue typed(TracedValue shape) {
    List<Value.Int> sizes = Sizes.of(shape.value()).orElse(null);
    if (sizes == null) {
      return TracedValue.UNKNOWN;
    }
    Value.Element element =
        shape.value() instanceof Value.Tensor t ? t.element() : Value.Element.REAL;
    Value.Tensor tensor = new Value.Tensor(sizes, element);
    return new TracedValue(tensor, Node.Constant.of(tensor), shape.origins(), shape.parts());
  }

  /** A result compared with its declaration; null where a function without a result gives none. */
  @Nullable TracedValue checked(
      @Nullable TracedValue result, Member.Signature signature, Environment body) {
    TypeExpr type = signature.result();
    if (body.lost()) {
      return TracedValue.UNKNOWN;
    } else if (result == null && type != null) {
      reporter.add(CallErrors.noReturn(signature, type));
      return TracedValue.UNKNOWN;
    } else if (type == null || result == null || result.unknown()) {
      return result;
    }
    String what = "the result of `" + signature.name() + "`";
    return types.fit(result, type, body, what, body.returned(type.span()));
  }
}
