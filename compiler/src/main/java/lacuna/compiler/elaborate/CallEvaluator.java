package lacuna.compiler.elaborate;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.UnknownNames;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;

/** Evaluates calls: finds out what is called, and calls it. */
final class CallEvaluator {
  private final Core core;
  private final Reporter reporter;
  private final Declarations declarations;
  private final UnknownNames unknownNames;
  private final ArgumentBinder arguments;
  private final ConstantCalls constants;
  private final MethodCalls methods;
  private final Caller caller;
  private final ExternalCode external;

  CallEvaluator(
      Core core,
      Reporter reporter,
      Declarations declarations,
      UnknownNames unknownNames,
      ArgumentBinder arguments,
      ConstantCalls constants,
      MethodCalls methods,
      Caller caller,
      ExternalCode external) {
    this.core = core;
    this.reporter = reporter;
    this.declarations = declarations;
    this.unknownNames = unknownNames;
    this.arguments = arguments;
    this.constants = constants;
    this.methods = methods;
    this.caller = caller;
    this.external = external;
  }

  /** The value of a call. */
  TracedValue call(Expr.Call call, Environment environment, ExpectedType expected) {
    if (call.callee() instanceof Expr.Name name) {
      return named(call, name, environment, expected);
    } else if (call.callee() instanceof Expr.Select select) {
      TracedValue target = core.evaluate(select.target(), environment);
      if (target.unknown()) {
        return TracedValue.UNKNOWN;
      } else if (target.value() instanceof ComponentInstance) {
        return methods.ofPart(target, select.name(), call, environment, select.nameSpan());
      }
    }
    return value(core.evaluate(call.callee(), environment), call, environment);
  }

  private TracedValue value(TracedValue callee, Expr.Call call, Environment environment) {
    if (callee.value() instanceof ComponentInstance) {
      return methods.ofPart(callee, "forward", call, environment, call.callee().span());
    } else if (callee.none()) {
      reporter.mismatch(
          CallErrors.callOfNone(call.callee().span().text()),
          call.span(),
          callee.origins(),
          "");
    } else if (!callee.unknown()) {
      reporter.mismatch(
          CallErrors.notCallable(),
          call.callee().span(),
          callee.origins(),
          ElaborateErrors.thisIs(callee.value()));
    }
    return TracedValue.UNKNOWN;
  }

  private TracedValue named(
      Expr.Call call, Expr.Name name, Environment environment, ExpectedType expected) {
    String text = name.text();
    if (expected.kind() != null) {
      List<Declarations.Found<Item>> components =
          declarations.components(environment.module(), text, expected.kind());
      if (!components.isEmpty()) {
        return component(components, call, environment);
      }
    }
    TracedValue local = environment.local(text);
    if (local != null && callable(local)) {
      return value(local, call, environment);
    }
    ComponentInstance self = environment.self();
    if (self != null) {
      if (self.resolved().method(text) != null) {
        return methods.own(self, text, call, environment);
      }
      TracedValue member = core.member(self, text, name.span());
      if (member != null && callable(member)) {
        return value(member, call, environment);
      }
    }
    return function(call, name, environment, expected);
  }

  /** A number may share its name with a function: {@code length} is both. */
  private static boolean callable(TracedValue value) {
    return value.value() instanceof ComponentInstance || value.unknown() || value.none();
  }

  private TracedValue function(
      Expr.Call call, Expr.Name name, Environment environment, ExpectedType expected) {
    if (otherKind(name.text(), environment, expected)) {
      reporter.add(
          unknownNames.component(
              name.text(), expected.kind(), environment.module(), name.span()));
      return TracedValue.UNKNOWN;
    }
    List<Declarations.Found<Item.Function>> functions =
        declarations.functions(environment.module(), name.text());
    Map<Expr, TracedValue> evaluated = new IdentityHashMap<>();
    if (constants.has(name.text())) {
      TracedValue constant =
          constants.call(call, name.text(), environment, evaluated, functions.isEmpty());
      if (constant != null) {
        return constant;
      }
    }
    if (functions.size() > 1) {
      List<Span> places = functions.stream().map(f -> f.item().signature().nameSpan()).toList();
      reporter.add(CallErrors.ambiguous(name.text(), places, name.span()));
      return TracedValue.UNKNOWN;
    } else if (functions.isEmpty()) {
      return unknown(call, name, environment, expected);
    }
    Declarations.Found<Item.Function> function = functions.get(0);
    Map<String, Argument> given =
        arguments.ofCall(
            call.arguments(),
            function.item().signature(),
            environment,
            function.module(),
            evaluated);
    return given == null
        ? TracedValue.UNKNOWN
        : caller.function(function, given, environment, call.span());
  }

  /** Where only a component can stand, one of another kind is meant, not the function of its name. */
  private boolean otherKind(String name, Environment environment, ExpectedType expected) {
    return expected.kind() != null
        && !expected.kind().equals("init")
        && !declarations.components(environment.module(), name, null).isEmpty();
  }

  private TracedValue unknown(
      Expr.Call call, Expr.Name name, Environment environment, ExpectedType expected) {
    List<Declarations.Found<Item>> any =
        declarations.components(environment.module(), name.text(), null);
    if (expected.kind() == null && any.size() == 1) {
      return component(any, call, environment);
    }
    Set<String> candidates = new LinkedHashSet<>(environment.localNames());
    if (environment.self() != null) {
      candidates.addAll(environment.self().resolved().names());
    }
    reporter.add(
        expected.kind() == null && any.size() > 1
            ? CallErrors.severalKinds(name)
            : unknownNames.callee(name, environment.module(), candidates, expected));
    return TracedValue.UNKNOWN;
  }

  private TracedValue component(
      List<Declarations.Found<Item>> found, Expr.Call call, Environment environment) {
    Span name = call.callee().span();
    if (found.size() > 1) {
      List<Span> places =
          found.stream().map(f -> Declarations.nameSpan(f.item())).toList();
      reporter.add(CallErrors.ambiguous(name.text(), places, name));
      return TracedValue.UNKNOWN;
    }
    ResolvedComponent resolved = declarations.resolve(found.get(0));
    return resolved == null // its declaration has a message, or is a stage without a kind
        ? TracedValue.UNKNOWN
        : component(resolved, call, environment);
  }

  private TracedValue component(
      ResolvedComponent resolved, Expr.Call call, Environment environment) {
    Map<String, TracedValue> given = new LinkedHashMap<>();
    for (ResolvedComponent.Preset preset : resolved.presets()) {
      given.putAll(
          arguments.ofComponent(
              resolved, preset.arguments(), Environment.of(preset.module())));
    }
    given.putAll(arguments.ofComponent(resolved, call.arguments(), environment));
    ComponentValue value =
        new ComponentValue(resolved, given, WithClause.NONE, call.span());
    boolean withoutContext =
        resolved.component().external() && resolved.kind().parameters().isEmpty();
    Node node = withoutContext ? external.of(value, Map.of()) : Node.Constant.of(value);
    boolean user = !declarations.isLibrary(environment.module());
    Origin origin = new Origin(call.span(), "", resolved.name(), user, value);
    return new TracedValue(value, node, List.of(origin));
  }
}
