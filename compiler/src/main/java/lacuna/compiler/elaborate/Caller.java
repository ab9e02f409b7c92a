package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.shape.FlopCount;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Calls functions and methods with values and shapes, and keeps what is left of them. Each distinct
 * call of a function, or of a method of an instance, is worked out once.
 */
final class Caller {
  private final Core core;
  private final Reporter reporter;
  private final Declarations declarations;
  private final CallStack stack;
  private final Fuel fuel;
  private final TypeFitter types;
  private final ResultTypes results;
  private final StatementRunner statements;
  private final ShapeLog shapes;
  private final Map<MemoKey, CallOutcome> outcomes = new HashMap<>();

  Caller(
      Core core,
      Reporter reporter,
      Declarations declarations,
      CallStack stack,
      Fuel fuel,
      TypeFitter types,
      ResultTypes results,
      StatementRunner statements,
      ShapeLog shapes) {
    this.core = core;
    this.reporter = reporter;
    this.declarations = declarations;
    this.stack = stack;
    this.fuel = fuel;
    this.types = types;
    this.results = results;
    this.statements = statements;
    this.shapes = shapes;
  }

  /** See {@link Core#call}. */
  @Nullable CallOutcome method(
      ComponentInstance instance,
      Member.Method method,
      Map<String, Argument> arguments,
      Span span) {
    if (!core.isValid(instance)) {
      return null;
    }
    MemoKey key = MemoKey.of(instance, method, arguments);
    CallOutcome equal = outcomes.get(key);
    if (equal != null) {
      return equal;
    }
    int reported = reporter.count();
    CallOutcome outcome = run(instance, method, arguments, span);
    if (outcome != null
        && !outcome.result().unknown()
        && reporter.count() == reported
        && !fuel.spent()) {
      outcomes.put(key, outcome); // a call with a mistake is reported for each caller
    }
    return outcome;
  }

  private @Nullable CallOutcome run(
      ComponentInstance instance,
      Member.Method method,
      Map<String, Argument> arguments,
      Span span) {
    Member.Signature signature = method.signature();
    Environment body = Environment.of(instance);
    Bound bound = bind(signature, arguments, body, span);
    if (bound == null) {
      return null;
    } else if (!stack.method(method, span, instance.component().span())) {
      reporter.add(CallErrors.callsItself(signature, span));
      return null;
    }
    stack.within(instance.component().span());
    try {
      boolean external = instance.resolved().component().external();
      TracedValue result =
          external
              ? results.declared(signature.result(), body)
              : results.checked(statements.run(method.body(), body), signature, body);
      ResidualFunction residual =
          new ResidualFunction(
              signature.name(),
              method.doc(),
              signature.nameSpan(),
              bound.parameters,
              result == null ? null : result.value(),
              external ? List.of() : body.steps());
      TracedValue given = result == null ? TracedValue.constant(new Value.None()) : result;
      return new CallOutcome(residual, bound.nodes, given, body.flops());
    } finally {
      stack.left();
      stack.end();
    }
  }

  /** What a call binds: parameter values, and the code of the arguments. */
  private record Bound(
      List<ResidualFunction.Parameter> parameters,
      Map<String, Node> nodes,
      Map<String, TracedValue> values) {}

  private @Nullable Bound bind(
      Member.Signature signature, Map<String, Argument> all, Environment body, Span span) {
    List<ResidualFunction.Parameter> parameters = new ArrayList<>();
    Map<String, Node> nodes = new LinkedHashMap<>();
    Map<String, TracedValue> values = new LinkedHashMap<>();
    boolean complete = true;
    for (Member.Parameter parameter : signature.parameters()) {
      String name = parameter.name();
      Argument given = all.get(name);
      if (given == null && parameter.value() != null) {
        ExpectedType expected =
            ExpectedType.of(parameter.type(), declarations, body.module());
        given = new Argument(core.evaluate(parameter.value(), body, expected), span);
      }
      if (given == null) {
        reporter.add(CallErrors.missingParameter(signature, parameter, span));
        return null;
      }
      String what = "`" + name + "` of `" + signature.name() + "`";
      TracedValue fitted =
          given.value().tensor()
              ? types.fitNamed(
                  given.value(), parameter.type(), body, what, given.span(), name)
              : types.fit(given.value(), parameter.type(), body, what, given.span());
      complete &= !fitted.unknown();
      shapes.note(parameter.nameSpan(), fitted.value());
      body.name(
          name,
          fitted.code()
              ? fitted.by(new Node.Local(name))
              : fitted.named(name, Node.Owner.FUNCTION, ""));
      parameters.add(new ResidualFunction.Parameter(name, fitted.value()));
      nodes.put(name, fitted.node());
      values.put(name, fitted);
    }
    return complete ? new Bound(parameters, nodes, values) : null;
  }

  /** A function of the library or the user, called from {@code caller}. */
  TracedValue function(
      Declarations.Found<Item.Function> found,
      Map<String, Argument> arguments,
      Environment caller,
      Span span) {
    Item.Function function = found.item();
    MemoKey key = MemoKey.of(function, arguments);
    CallOutcome outcome = outcomes.get(key);
    if (outcome == null) {
      int reported = reporter.count();
      outcome = run(found, arguments, span);
      if (outcome == null) {
        return TracedValue.UNKNOWN;
      } else if (reporter.count() == reported && !fuel.spent()) {
        outcomes.put(key, outcome);
      }
    }
    caller.count(outcome.flops());
    Value result = outcome.result().value();
    return outcome.written(
        arguments, (residual, nodes) -> code(function, residual, nodes, result));
  }

  private @Nullable CallOutcome run(
      Declarations.Found<Item.Function> found, Map<String, Argument> arguments, Span span) {
    Item.Function function = found.item();
    Member.Signature signature = function.signature();
    Environment body = Environment.of(found.module());
    Bound bound = bind(signature, arguments, body, span);
    if (bound == null) {
      return null;
    } else if (!stack.function(function, span, signature.nameSpan(), function.external())) {
      reporter.add(CallErrors.callsItself(signature, span));
      return null;
    }
    try {
      return run(function, bound, body, span);
    } finally {
      stack.end();
    }
  }

  private @Nullable CallOutcome run(
      Item.Function function, Bound bound, Environment body, Span span) {
    Member.Signature signature = function.signature();
    TracedValue returned = statements.run(function.body(), body);
    TracedValue result =
        function.external()
            ? results.external(signature, bound.values, body, span)
            : results.checked(returned, signature, body);
    if (result == null || result.unknown()) {
      return null;
    } else if (function.external()) {
      body.count(FlopCount.of(signature.name(), plain(bound.values), result.value()));
    }
    ResidualFunction residual =
        new ResidualFunction(
            signature.name(),
            function.doc(),
            signature.nameSpan(),
            bound.parameters,
            result.value(),
            function.external() ? List.of() : body.steps());
    List<TracedValue> given = List.copyOf(bound.values.values());
    return new CallOutcome(
        residual,
        bound.nodes,
        new TracedValue(
            result.value(), result.node(), TracedValue.origins(given), result.parts()),
        body.flops());
  }

  private static Map<String, Value> plain(Map<String, TracedValue> values) {
    Map<String, Value> plain = new LinkedHashMap<>();
    values.forEach((name, value) -> plain.put(name, value.value()));
    return plain;
  }

  /** A function of the runtime is an operation; what is no tensor is known. */
  private static Node code(
      Item.Function function, ResidualFunction residual, Map<String, Node> nodes, Value result) {
    if (function.external()) {
      return new Node.Operation(
          function.signature().name(), List.copyOf(nodes.values()), result);
    }
    return TracedValue.constant(result).code()
        ? new Node.FunctionCall(residual, nodes)
        : Node.Constant.of(result);
  }
}
