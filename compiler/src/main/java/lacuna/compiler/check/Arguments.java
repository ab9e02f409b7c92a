package lacuna.compiler.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.NameSuggestions;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** Which argument goes to which parameter, and whether it fits. */
final class Arguments {
  private final Elaboration e;

  Arguments(Elaboration e) {
    this.e = e;
  }

  /** The arguments by parameter; {@code what} names what is called. */
  Map<Member.Parameter, Expr.Argument> bind(
      List<Expr.Argument> arguments, List<Member.Parameter> parameters, String what) {
    Map<Member.Parameter, Expr.Argument> bound = new LinkedHashMap<>();
    int position = 0;
    boolean named = false;
    for (Expr.Argument argument : arguments) {
      Member.Parameter parameter = null;
      if (argument.name() != null) {
        named = true;
        parameter = named(argument, arguments, parameters, what);
      } else if (named) {
        e.report.add(
            Diagnostic.error(Code.WRONG_ARGUMENTS, "an argument without a name cannot follow one with a name")
                .at(argument.span()));
      } else if (position < parameters.size()) {
        parameter = parameters.get(position++);
      } else {
        e.report.add(
            Diagnostic.error(Code.WRONG_ARGUMENTS, "`%s` takes %s".formatted(what, count(parameters.size())))
                .at(argument.span(), "this is one too many"));
      }
      Expr.Argument before = parameter == null ? null : bound.putIfAbsent(parameter, argument);
      if (before != null) {
        e.report.add(
            Diagnostic.error(Code.WRONG_ARGUMENTS, "`%s` is given twice".formatted(parameter.name()))
                .at(argument.span())
                .related(before.span(), "first here"));
      }
    }
    return bound;
  }

  private static String count(int parameters) {
    return switch (parameters) {
      case 0 -> "no arguments";
      case 1 -> "one argument";
      default -> parameters + " arguments";
    };
  }

  /** The parameter that an argument names, or with a message the one that it probably means. */
  private Member.@Nullable Parameter named(
      Expr.Argument argument,
      List<Expr.Argument> arguments,
      List<Member.Parameter> parameters,
      String what) {
    for (Member.Parameter parameter : parameters) {
      if (parameter.name().equals(argument.name())) {
        return parameter;
      }
    }
    String name = String.valueOf(argument.name());
    Set<String> names = new LinkedHashSet<>();
    parameters.forEach(p -> names.add(p.name()));
    Span span = argument.span();
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_NAME, "`%s` has no parameter called `%s`".formatted(what, name))
            .at(new Span(span.file(), span.start(), span.start() + name.length()));
    e.report.add(NameSuggestions.suggestOrList(diagnostic, name, names, "it takes "));
    arguments.forEach(given -> names.remove(String.valueOf(given.name())));
    return parameters.stream()
        .filter(p -> Suggestions.nearest(name, names).indexOf(p.name()) == 0)
        .findFirst()
        .orElse(null);
  }

  /** Arguments of a component, worked out. */
  Map<String, Val> ofComponent(ResolvedComponent declared, List<Expr.Argument> arguments, Frame frame) {
    Map<String, Val> given = new LinkedHashMap<>();
    bind(arguments, declared.component().parameters(), declared.name())
        .forEach(
            (parameter, argument) ->
                given.put(parameter.name(), settle(parameter, argument.value(), frame, declared)));
    return given;
  }

  /**
   * An argument of a component, its type checked as far as it does not hang on the component's
   * place.
   */
  Val settle(Member.Parameter parameter, Expr value, Frame frame, ResolvedComponent declared) {
    boolean own = declared.component().parameters().contains(parameter);
    Frame types = Frame.of(own ? declared.module() : declared.kindModule());
    Val val = e.evaluator.eval(value, frame, ExpectedType.of(parameter.type(), e.declarations, types.module));
    if (parameter.type() instanceof TypeExpr.Tensor) {
      return val;
    }
    boolean user = !e.declarations.isLibrary(frame.module);
    Val placed =
        val.from(new Origin(value.span(), declared.owner(), parameter.name(), user, val.value()));
    return e.types.fit(placed, parameter.type(), types, parameter.name(), value.span(), null);
  }

  /** The words that the parameter named by an expression takes; empty when it names none. */
  List<String> wordsOf(Expr expr, Frame frame) {
    if (!(expr instanceof Expr.Name name) || frame.self == null) {
      return List.of();
    }
    ResolvedComponent declared = frame.self.declared;
    TypeExpr type =
        declared
            .parameter(name.text())
            .or(() -> declared.kindParameter(name.text()))
            .map(Member.Parameter::type)
            .orElse(null);
    TypeExpr inner = type instanceof TypeExpr.Maybe maybe ? maybe.type() : type;
    return inner instanceof TypeExpr.Words words ? words.words() : List.of();
  }
}
