package lacuna.compiler.elaborate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** Which argument goes to which parameter, and whether it fits. */
final class ArgumentBinder {
  private final Core core;
  private final Reporter reporter;
  private final Declarations declarations;
  private final TypeFitter types;

  ArgumentBinder(Core core, Reporter reporter, Declarations declarations, TypeFitter types) {
    this.core = core;
    this.reporter = reporter;
    this.declarations = declarations;
    this.types = types;
  }

  /** An argument, and the parameter that it gives. */
  record Given(Member.Parameter parameter, Expr.Argument argument) {}

  /** The arguments, each with its parameter; {@code what} names what is called. */
  Collection<Given> bind(
      List<Expr.Argument> arguments, List<Member.Parameter> parameters, String what) {
    Map<String, Given> bound = new LinkedHashMap<>();
    int position = 0;
    boolean named = false;
    for (Expr.Argument argument : arguments) {
      Member.Parameter parameter = null;
      if (argument.name() != null) {
        named = true;
        parameter = named(argument, argument.name(), arguments, parameters, what);
      } else if (named) {
        reporter.add(CallErrors.positionalAfterNamed(argument));
      } else if (position < parameters.size()) {
        parameter = parameters.get(position++);
      } else {
        reporter.add(
            CallErrors.tooManyArguments(
                what, parameters.stream().map(Member.Parameter::name).toList(), argument));
      }
      if (parameter != null) {
        Given before = bound.putIfAbsent(parameter.name(), new Given(parameter, argument));
        if (before != null) {
          reporter.add(CallErrors.givenTwice(parameter, argument, before.argument()));
        }
      }
    }
    return bound.values();
  }

  /** The parameter that an argument names, or with a message the one that it probably means. */
  private Member.@Nullable Parameter named(
      Expr.Argument argument,
      String name,
      List<Expr.Argument> arguments,
      List<Member.Parameter> parameters,
      String what) {
    Set<String> names = new LinkedHashSet<>();
    for (Member.Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
      names.add(parameter.name());
    }
    reporter.add(CallErrors.unknownParameter(what, name, argument, names));
    arguments.forEach(given -> names.remove(String.valueOf(given.name())));
    return parameters.stream()
        .filter(p -> Suggestions.nearest(name, names).indexOf(p.name()) == 0)
        .findFirst()
        .orElse(null);
  }

  /**
   * The arguments of a function's call; null, with messages, where one is unknown.
   *
   * @param types the file in which the parameters' types stand
   * @param evaluated arguments that are known already
   */
  @Nullable Map<String, Argument> ofCall(
      List<Expr.Argument> arguments,
      Member.Signature signature,
      Environment environment,
      Module types,
      Map<Expr, TracedValue> evaluated) {
    Map<String, Argument> given = new LinkedHashMap<>();
    boolean unknown = false;
    for (Given bound : bind(arguments, signature.parameters(), signature.name())) {
      Member.Parameter parameter = bound.parameter();
      Expr expr = bound.argument().value();
      TracedValue value = evaluated.get(expr);
      if (value == null) {
        ExpectedType expected = ExpectedType.of(parameter.type(), declarations, types);
        value = core.evaluate(expr, environment, expected);
      }
      unknown |= value.unknown();
      given.put(parameter.name(), new Argument(value, expr.span()));
    }
    return unknown ? null : given;
  }

  /** Arguments of a component, evaluated. */
  Map<String, TracedValue> ofComponent(
      ResolvedComponent resolved, List<Expr.Argument> arguments, Environment environment) {
    Map<String, TracedValue> given = new LinkedHashMap<>();
    for (Given bound : bind(arguments, resolved.component().parameters(), resolved.name())) {
      Member.Parameter parameter = bound.parameter();
      given.put(
          parameter.name(),
          argument(parameter, bound.argument().value(), environment, resolved));
    }
    return given;
  }

  /**
   * An argument of a component, its type checked as far as it does not depend on the component's
   * place.
   */
  TracedValue argument(
      Member.Parameter parameter,
      Expr expr,
      Environment environment,
      ResolvedComponent resolved) {
    boolean own = resolved.parameter(parameter.name()).orElse(null) == parameter;
    Environment there = Environment.of(own ? resolved.module() : resolved.kindModule());
    ExpectedType expected = ExpectedType.of(parameter.type(), declarations, there.module());
    TracedValue value = core.evaluate(expr, environment, expected);
    if (parameter.type() instanceof TypeExpr.Tensor) {
      return value;
    }
    boolean user = !declarations.isLibrary(environment.module());
    Origin origin =
        new Origin(expr.span(), resolved.owner(), parameter.name(), user, value.value());
    return types.fit(
        value.from(origin), parameter.type(), there, parameter.name(), expr.span());
  }

  /** The words that the parameter named by an expression takes; empty when it names none. */
  List<String> wordsOf(Expr expr, Environment environment) {
    if (!(expr instanceof Expr.Name name) || environment.self() == null) {
      return List.of();
    }
    ResolvedComponent resolved = environment.self().resolved();
    return resolved
        .parameter(name.text())
        .or(() -> resolved.kindParameter(name.text()))
        .map(parameter -> PartPlacer.present(parameter.type()))
        .filter(TypeExpr.Words.class::isInstance)
        .map(type -> ((TypeExpr.Words) type).words())
        .orElse(List.of());
  }
}
