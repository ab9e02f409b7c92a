package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.Module;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Residue;
import lacuna.compiler.residual.Step;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.Statement;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Runs functions and methods on the values and shapes they are called with, and keeps what is left of them. */
final class Bodies {
  private final Elaboration e;
  private final Statements statements;

  Bodies(Elaboration e) {
    this.e = e;
    this.statements = new Statements(e);
  }

  /** A method of a part: {@code encoder.pool(x)}. */
  Val method(Val part, String name, Expr.Call call, Frame frame, Span nameSpan) {
    Placed placed = (Placed) part.value();
    Member.Method method = placed.declared.method(name);
    if (method == null) {
      Diagnostic diagnostic =
          Diagnostic.error(Code.T05, "`%s` has no function `%s`".formatted(placed.declared.name(), name))
              .at(nameSpan)
              .related(placed.declared.component().nameSpan(), "declared here");
      e.report.add(placed.declared.offered(name) != null ? diagnostic.note("kind %s offers it".formatted(placed.declared.kind().name())) : diagnostic);
      return Val.UNKNOWN;
    }
    boolean local = part.node() instanceof Node.Local;
    String receiver = local ? ((Node.Local) part.node()).name() : part.node() instanceof Node.MemberTensor m ? m.name() : name;
    Map<String, Val> arguments = arguments(method, call, frame);
    if (arguments == null) {
      return Val.UNKNOWN;
    }
    e.placing.use(part);
    return run(placed, method, arguments, call.span(), (residue, nodes) -> new Node.PartCall(receiver, local, residue, nodes));
  }

  /** A method of the component itself. */
  Val own(Placed placed, String name, Expr.Call call, Frame frame) {
    Member.Method method = placed.declared.method(name);
    Map<String, Val> arguments = arguments(method, call, frame);
    return arguments == null ? Val.UNKNOWN : run(placed, method, arguments, call.span(), Node.SelfCall::new);
  }

  /** The arguments of a method's call; a component may leave out last parameters that its kind declares. */
  private @Nullable Map<String, Val> arguments(Member.Method method, Expr.Call call, Frame frame) {
    List<Member.Parameter> parameters = method.signature().parameters();
    List<Expr.Argument> given = call.arguments();
    Map<String, Val> values = new LinkedHashMap<>();
    if (given.size() > parameters.size() && given.stream().allMatch(a -> a.name() == null)) {
      given = given.subList(0, parameters.size());
    }
    boolean unknown = false;
    for (Map.Entry<Member.Parameter, Expr.Argument> entry : e.calls.bind(given, parameters, method.signature().name()).entrySet()) {
      Val val = e.evaluator.eval(entry.getValue().value(), frame, Wanted.of(entry.getKey().type(), e.library, frame));
      unknown |= val.unknown();
      values.put(entry.getKey().name(), val);
    }
    return unknown ? null : values;
  }

  /** How a call of a residue is written. */
  interface Writing {
    Node call(Residue residue, Map<String, Node> arguments);
  }

  /** Runs a method with given values. */
  Val run(Placed placed, Member.Method method, Map<String, Val> given, Span span, Writing writing) {
    Frame body = Frame.of(placed);
    Bound bound = bindParameters(method.signature(), given, body, span);
    if (bound == null) {
      return Val.UNKNOWN;
    }
    if (placed.declared.component().external()) {
      return external(placed, method, body, bound, writing);
    }
    Val result = statements.run(method.body(), body);
    result = checked(result, method.signature(), body, placed.module());
    Residue residue =
        new Residue(method, method.signature().name(), method.doc(), method.signature().nameSpan(), placed.instance, bound.parameters, result == null ? null : result.value(), body.steps);
    placed.instance.methods().add(residue);
    Val value = result == null ? Val.constant(new Value.None()) : result;
    return value.unknown() ? value : new Val(value.value(), writing.call(residue, bound.nodes), value.origins());
  }

  private Val external(Placed placed, Member.Method method, Frame body, Bound bound, Writing writing) {
    Val result = resultOf(method.signature().result(), body);
    Residue residue =
        new Residue(method, method.signature().name(), method.doc(), method.signature().nameSpan(), placed.instance, bound.parameters, result.value(), List.of());
    placed.instance.methods().add(residue);
    return result.unknown() ? result : new Val(result.value(), writing.call(residue, bound.nodes), result.origins());
  }

  /** What a call binds: parameter values, and the code of the arguments. */
  private record Bound(List<Residue.Parameter> parameters, Map<String, Node> nodes, Map<String, Val> values) {}

  private @Nullable Bound bindParameters(Member.Signature signature, Map<String, Val> given, Frame body, Span span) {
    List<Residue.Parameter> parameters = new ArrayList<>();
    Map<String, Node> nodes = new LinkedHashMap<>();
    Map<String, Val> values = new LinkedHashMap<>();
    boolean complete = true;
    for (Member.Parameter parameter : signature.parameters()) {
      Val val = given.get(parameter.name());
      if (val == null && parameter.value() != null) {
        val = e.evaluator.eval(parameter.value(), body, Wanted.of(parameter.type(), e.library, body));
      }
      if (val == null) {
        e.report.add(
            Diagnostic.error(Code.T04, "`%s` needs `%s`".formatted(signature.name(), parameter.name()))
                .at(span)
                .related(parameter.span(), "declared here"));
        return null;
      }
      val = e.types.fit(val, parameter.type(), body, parameter.name(), span, val.tensor() ? parameter.name() : null);
      complete &= !val.unknown();
      boolean code = val.tensor() || val.value() instanceof Value.ListValue list && list.elements().stream().anyMatch(Value.Tensor.class::isInstance);
      body.name(parameter.name(), code ? new Val(val.value(), new Node.Local(parameter.name()), val.origins()) : val.named(parameter.name(), Node.Owner.FUNCTION, ""));
      parameters.add(new Residue.Parameter(parameter.name(), val.value()));
      nodes.put(parameter.name(), val.node());
      values.put(parameter.name(), val);
    }
    return complete ? new Bound(parameters, nodes, values) : null;
  }

  /** A function of the library or the user. */
  Val function(Library.Found<Item.Function> found, Expr.Call call, Frame frame, Map<Expr, Val> done) {
    Member.Signature signature = found.item().signature();
    Map<String, Val> given = new LinkedHashMap<>();
    Frame types = Frame.of(found.module());
    boolean unknown = false;
    for (Map.Entry<Member.Parameter, Expr.Argument> entry : e.calls.bind(call.arguments(), signature.parameters(), signature.name()).entrySet()) {
      Expr value = entry.getValue().value();
      Val val = done.containsKey(value) ? done.get(value) : e.evaluator.eval(value, frame, Wanted.of(entry.getKey().type(), e.library, types));
      unknown |= val.unknown();
      given.put(entry.getKey().name(), val);
    }
    if (unknown) {
      return Val.UNKNOWN;
    }
    Frame body = Frame.of(found.module());
    Bound bound = bindParameters(signature, given, body, call.span());
    if (bound == null) {
      return Val.UNKNOWN;
    }
    List<Origin> origins = List.of();
    for (Val val : bound.values.values()) {
      origins = Val.join(origins, val.origins());
    }
    if (found.item().external()) {
      statements.run(found.item().body(), body);
      Val result = externalResult(signature, bound, body, call.span());
      if (result.unknown()) {
        return result;
      }
      e.flops.count(signature.name(), bound.values, result.value());
      return new Val(result.value(), new Node.Operation(signature.name(), List.copyOf(bound.nodes.values())), origins);
    }
    Val result = checked(statements.run(found.item().body(), body), signature, body, found.module());
    if (result == null || result.unknown()) {
      return Val.UNKNOWN;
    }
    boolean code = result.tensor() || result.value() instanceof Value.ListValue list && list.elements().stream().anyMatch(Value.Tensor.class::isInstance);
    if (!code) {
      return new Val(result.value(), Node.Constant.of(result.value()), origins);
    }
    Residue residue = new Residue(found.item(), signature.name(), found.item().doc(), signature.nameSpan(), null, bound.parameters, result.value(), body.steps);
    return new Val(result.value(), new Node.FunctionCall(residue, bound.nodes), origins);
  }

  private Val externalResult(Member.Signature signature, Bound bound, Frame body, Span span) {
    if (signature.result() instanceof TypeExpr.ListType list && bound.values.get("axis") != null) {
      Val part = resultOf(list.element(), body);
      List<Value.Int> shape = Builtins.shape(bound.values.get("x").value());
      int axis = Builtins.axis(bound.values.get("axis").value(), shape.size());
      if (axis < 0 || part.unknown()) {
        return axisMissing(bound, shape, span);
      }
      List<Value> parts = new ArrayList<>();
      for (long i = 0; i < shape.get(axis).number(); i++) {
        parts.add(part.value());
      }
      return Val.constant(new Value.ListValue(parts));
    }
    return resultOf(signature.result(), body);
  }

  private Val axisMissing(Bound bound, List<Value.Int> shape, Span span) {
    e.report.blame(
        Diagnostic.error(Code.S04, "the tensor %s has no axis %s".formatted(shape, bound.values.get("axis").value())), span, bound.values.get("axis").origins(), "");
    return Val.UNKNOWN;
  }

  /** The type that an external function's result is declared to have. */
  private Val resultOf(@Nullable TypeExpr type, Frame body) {
    if (type instanceof TypeExpr.Tensor tensor) {
      Value.Tensor result = e.shapes.declared(tensor, body);
      return result == null ? Val.UNKNOWN : Val.constant(result);
    } else if (type instanceof TypeExpr.Named named) {
      if (named.arguments() != null) { // a computed shape: without(shape(x), axis)
        Expr.Call call = new Expr.Call(named.span(), new Expr.Name(named.span(), named.path().get(0)), named.arguments());
        List<Value.Int> shape = e.shapes.shape(e.evaluator.eval(call, body, Wanted.ANYTHING));
        return shape == null ? Val.UNKNOWN : Val.constant(new Value.Tensor(shape, Value.Element.REAL));
      } else if (named.path().equals(List.of("Loss"))) {
        return Val.constant(new Value.Tensor(List.of(), Value.Element.REAL));
      }
      Val shape = e.names.path(named.path(), body, named.span());
      List<Value.Int> sizes = Builtins.shape(shape.value());
      Value.Element element = shape.value() instanceof Value.Tensor t ? t.element() : Value.Element.REAL;
      return sizes == null ? Val.UNKNOWN : Val.constant(new Value.Tensor(sizes, element));
    }
    return Val.UNKNOWN;
  }

  private @Nullable Val checked(@Nullable Val result, Member.Signature signature, Frame body, Module module) {
    if (result == null) {
      if (signature.result() != null) {
        e.report.add(Diagnostic.error(Code.T06, "`%s` ends without `return`".formatted(signature.name())).at(signature.nameSpan()));
        return Val.UNKNOWN;
      }
      return null;
    }
    if (signature.result() == null || result.unknown()) {
      return result.unknown() && signature.result() instanceof TypeExpr.Tensor tensor && !tensor.span().text().contains("...") ? Val.UNKNOWN : result;
    }
    return e.types.fit(result, signature.result(), body, signature.name() + "'s result", signature.result().span(), null);
  }
}
