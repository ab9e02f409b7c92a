package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.Residue;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Runs functions and methods on the values and shapes they are called with, and keeps what is left
 * of them.
 */
final class Bodies {
  private final Elaboration e;
  private final Statements statements;

  Bodies(Elaboration e) {
    this.e = e;
    this.statements = new Statements(e);
  }

  /** An argument, and where it is written. */
  record Given(Val val, Span span) {}

  /** A method of a part: {@code encoder.pool(x)}. */
  Val method(Val part, String name, Expr.Call call, Frame frame, Span nameSpan) {
    Placed placed = (Placed) part.value();
    Member.Method method = placed.declared.method(name);
    if (method == null) {
      e.report.add(missing(placed.declared, name, nameSpan));
      return Val.UNKNOWN;
    }
    if (!Lists.isReceiver(part.node())) {
      e.report.add(foreign(nameSpan));
      return Val.UNKNOWN;
    }
    Map<String, Given> arguments = arguments(method.signature(), call, frame);
    if (arguments == null) {
      return Val.UNKNOWN;
    }
    e.placing.use(part);
    return run(
        placed,
        method,
        arguments,
        call.span(),
        (residue, nodes) -> new Node.PartCall(part.node(), residue, nodes));
  }

  private static Diagnostic foreign(Span span) {
    return Diagnostic.error(Code.ILLEGAL_DECLARATION, "only the component that this belongs to can call it")
        .at(span)
        .help("call a function of that component, or hold a layer of your own");
  }

  private static Diagnostic missing(Declared declared, String name, Span span) {
    Member.OfferedMethod offered = declared.offered(name);
    Diagnostic diagnostic =
        Diagnostic.error(Code.INCOMPLETE_COMPONENT, "`%s` has no function `%s`".formatted(declared.name(), name));
    if (offered == null) {
      return Names.suggest(diagnostic.at(span), name, declared.names().keySet())
          .related(declared.component().nameSpan(), "declared here");
    }
    String kind = Describe.a(declared.kind().name());
    return diagnostic
        .at(declared.component().nameSpan(), kind + " must have it")
        .related(offered.signature().nameSpan(), "as declared here")
        .related(span, "needed here");
  }

  /** A method of the component itself. */
  Val own(Placed placed, String name, Expr.Call call, Frame frame) {
    Member.Method method = placed.declared.method(name);
    Map<String, Given> arguments = arguments(method.signature(), call, frame);
    return arguments == null
        ? Val.UNKNOWN
        : run(placed, method, arguments, call.span(), Node.SelfCall::new);
  }

  /** The arguments of a method's call; a component may leave out last parameters of its kind's. */
  private @Nullable Map<String, Given> arguments(
      Member.Signature signature, Expr.Call call, Frame frame) {
    List<Member.Parameter> parameters = signature.parameters();
    List<Expr.Argument> given = call.arguments();
    if (given.size() > parameters.size() && given.stream().allMatch(a -> a.name() == null)) {
      given = given.subList(0, parameters.size());
    }
    return worked(given, signature, frame, frame, Map.of());
  }

  /** The arguments by parameter; null, with messages, where one is unknown. */
  private @Nullable Map<String, Given> worked(
      List<Expr.Argument> arguments,
      Member.Signature signature,
      Frame frame,
      Frame types,
      Map<Expr, Val> done) {
    Map<String, Given> given = new LinkedHashMap<>();
    boolean unknown = false;
    for (Map.Entry<Member.Parameter, Expr.Argument> entry :
        e.arguments.bind(arguments, signature.parameters(), signature.name()).entrySet()) {
      Member.Parameter parameter = entry.getKey();
      Expr value = entry.getValue().value();
      Val val = done.get(value);
      if (val == null) {
        Wanted wanted = Wanted.of(parameter.type(), e.declarations, types);
        val = e.evaluator.eval(value, frame, wanted);
      }
      unknown |= val.unknown();
      given.put(parameter.name(), new Given(val, value.span()));
    }
    return unknown ? null : given;
  }

  /** How a call of a residue is written. */
  interface Writing {
    Node call(Residue residue, Map<String, Node> arguments);
  }

  /** Runs a method with given values, or takes what an equal one came to. */
  Val run(
      Placed placed, Member.Method method, Map<String, Given> given, Span span, Writing writing) {
    Outcome outcome =
        placed.broken
            ? null
            : e.histories.outcome(placed, new Histories.Request(method, given, span));
    return outcome == null ? Val.UNKNOWN : outcome.written(given, writing);
  }

  /** Runs a method of a component; null, with messages, when it cannot begin. */
  @Nullable Outcome run(Placed placed, Histories.Request request) {
    Member.Method method = request.method();
    Member.Signature signature = method.signature();
    Frame body = Frame.of(placed);
    double flops = e.flops.count();
    Bound bound = bindParameters(signature, request.arguments(), body, request.span());
    if (bound == null) {
      return null;
    } else if (!e.sites.method(method, request.span(), placed.closure.span())) {
      itself(signature, request.span());
      return null;
    }
    try {
      boolean external = placed.declared.component().external();
      Val result =
          external
              ? e.results.declared(signature.result(), body)
              : e.results.checked(statements.run(method.body(), body), signature, body);
      Residue residue =
          new Residue(
              method,
              signature.name(),
              method.doc(),
              signature.nameSpan(),
              placed.instance,
              bound.parameters,
              result == null ? null : result.value(),
              external ? List.of() : body.steps);
      placed.instance.methods().add(residue);
      Val val = result == null ? Val.constant(new Value.None()) : result;
      return new Outcome(residue, bound.nodes, val, e.flops.count() - flops);
    } finally {
      e.sites.end();
    }
  }

  private Val itself(Member.Signature signature, Span span) {
    e.report.add(
        Diagnostic.error(Code.ILLEGAL_DECLARATION, "`%s` calls itself".formatted(signature.name()))
            .at(span)
            .related(signature.nameSpan(), "declared here")
            .help("use `for`; there is no recursion"));
    return Val.UNKNOWN;
  }

  /** What a call binds: parameter values, and the code of the arguments. */
  private record Bound(
      List<Residue.Parameter> parameters, Map<String, Node> nodes, Map<String, Val> values) {}

  private @Nullable Bound bindParameters(
      Member.Signature signature, Map<String, Given> all, Frame body, Span span) {
    List<Residue.Parameter> parameters = new ArrayList<>();
    Map<String, Node> nodes = new LinkedHashMap<>();
    Map<String, Val> values = new LinkedHashMap<>();
    boolean complete = true;
    for (Member.Parameter parameter : signature.parameters()) {
      String name = parameter.name();
      Given given = all.get(name);
      if (given == null && parameter.value() != null) {
        Wanted wanted = Wanted.of(parameter.type(), e.declarations, body);
        given = new Given(e.evaluator.eval(parameter.value(), body, wanted), span);
      }
      if (given == null) {
        e.report.add(
            Diagnostic.error(Code.WRONG_ARGUMENTS, "`%s` needs `%s`".formatted(signature.name(), name))
                .at(span)
                .related(parameter.span(), "declared here"));
        return null;
      }
      String what = "`%s` of `%s`".formatted(name, signature.name());
      String local = given.val.tensor() ? name : null;
      Val val = e.types.fit(given.val, parameter.type(), body, what, given.span, local);
      complete &= !val.unknown();
      body.name(
          name,
          val.code() ? val.by(new Node.Local(name)) : val.named(name, Node.Owner.FUNCTION, ""));
      parameters.add(new Residue.Parameter(name, val.value()));
      nodes.put(name, val.node());
      values.put(name, val);
    }
    return complete ? new Bound(parameters, nodes, values) : null;
  }

  /** A function of the library or the user; {@code done} holds arguments that are known already. */
  Val function(
      Declarations.Found<Item.Function> found, Expr.Call call, Frame frame, Map<Expr, Val> done) {
    Item.Function function = found.item();
    Member.Signature signature = function.signature();
    Frame body = Frame.of(found.module());
    Map<String, Given> given =
        worked(call.arguments(), signature, frame, Frame.of(found.module()), done);
    Bound bound = given == null ? null : bindParameters(signature, given, body, call.span());
    if (bound == null) {
      return Val.UNKNOWN;
    }
    Span declaration = signature.nameSpan();
    if (!e.sites.function(function, call.span(), declaration, function.external())) {
      return itself(signature, call.span());
    }
    try {
      return function(function, bound, body, call.span());
    } finally {
      e.sites.end();
    }
  }

  private Val function(Item.Function function, Bound bound, Frame body, Span span) {
    Member.Signature signature = function.signature();
    Val returned = statements.run(function.body(), body);
    Val result =
        function.external()
            ? e.results.external(signature, bound.values, body, span)
            : e.results.checked(returned, signature, body);
    if (result == null || result.unknown()) {
      return Val.UNKNOWN;
    }
    List<Origin> origins = List.of();
    for (Val val : bound.values.values()) {
      origins = Val.join(origins, val.origins());
    }
    Node node;
    if (function.external()) {
      e.flops.count(signature.name(), bound.values, result.value());
      node = new Node.Operation(signature.name(), List.copyOf(bound.nodes.values()));
    } else if (!result.code()) {
      node = Node.Constant.of(result.value());
    } else {
      Residue residue =
          new Residue(
              function,
              signature.name(),
              function.doc(),
              signature.nameSpan(),
              null,
              bound.parameters,
              result.value(),
              body.steps);
      node = new Node.FunctionCall(residue, bound.nodes);
    }
    return new Val(result.value(), node, origins, result.parts());
  }
}
