package lacuna.compiler.elaborate;

import static lacuna.compiler.diagnostic.Diagnostic.error;

import java.util.List;
import java.util.Set;
import lacuna.compiler.bind.NameSuggestions;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Describe;

/** What can be wrong with calls: what is called, its arguments and its result. */
final class CallErrors {
  private CallErrors() {}

  /** A component is not given what it needs. */
  static Diagnostic missingArgument(
      ResolvedComponent component, Member.Parameter parameter, String example, Span span) {
    boolean stage = component.kind().name().equals("stage");
    return error(
            Code.MISSING_SETTING,
            "`%s` needs `%s`".formatted(component.name(), parameter.name()))
        .at(span)
        .related(parameter.nameSpan(), "declared here")
        .help("for example " + parameter.name() + (stage ? " = " : ": ") + example);
  }

  /** A component stands where its kind gives it nothing. */
  static Diagnostic missingContext(ComponentInstance instance, Member.Parameter parameter) {
    String kind = instance.kind();
    return error(
            Code.MISSING_SETTING,
            "`%s` is given no `%s` here".formatted(instance.name(), parameter.name()))
        .at(instance.component().span())
        .related(parameter.span(), "declared here")
        .help(
            "a parameter gives it, as in `%s: %s(%s)`"
                .formatted(kind, kind, parameter.name()));
  }

  /** A function is not given what it needs. */
  static Diagnostic missingParameter(
      Member.Signature signature, Member.Parameter parameter, Span span) {
    return error(
            Code.WRONG_ARGUMENTS,
            "`%s` needs `%s`".formatted(signature.name(), parameter.name()))
        .at(span)
        .related(parameter.span(), "declared here")
        .help("give it, as in %s(%s: ...)".formatted(signature.name(), parameter.name()));
  }

  /** An argument without a name follows one with a name. */
  static Diagnostic positionalAfterNamed(Expr.Argument argument) {
    return error(
            Code.WRONG_ARGUMENTS,
            "an argument without a name cannot follow one with a name")
        .at(argument.span())
        .help("write its name before it, or move it before those with names");
  }

  /** More arguments than parameters. */
  static Diagnostic tooManyArguments(
      String what, List<String> parameters, Expr.Argument argument) {
    String count =
        switch (parameters.size()) {
          case 0 -> "no arguments";
          case 1 -> "one argument";
          default -> parameters.size() + " arguments";
        };
    return error(Code.WRONG_ARGUMENTS, "`%s` takes %s".formatted(what, count))
        .at(argument.span(), "this is one too many")
        .help(
            parameters.isEmpty()
                ? "remove it"
                : "remove it; `%s` takes %s".formatted(what, String.join(", ", parameters)));
  }

  /** Two arguments for one parameter. */
  static Diagnostic givenTwice(
      Member.Parameter parameter, Expr.Argument argument, Expr.Argument before) {
    return error(Code.WRONG_ARGUMENTS, "`%s` is given twice".formatted(parameter.name()))
        .at(argument.span())
        .related(before.span(), "first here")
        .help("remove one of the two");
  }

  /** An argument names no parameter. */
  static Diagnostic unknownParameter(
      String what, String name, Expr.Argument argument, Set<String> parameters) {
    Span span = argument.span();
    Draft unknown =
        error(
                Code.UNKNOWN_NAME,
                "`%s` has no parameter called `%s`".formatted(what, name))
            .at(new Span(span.file(), span.start(), span.start() + name.length()));
    return NameSuggestions.suggestOrList(unknown, name, parameters, "it takes ");
  }

  /** Several declarations of a name are equally near. */
  static Diagnostic ambiguous(String name, List<Span> places, Span span) {
    boolean oneFile =
        places.stream().allMatch(p -> p.file().equals(places.get(0).file()));
    Draft draft =
        error(
                Code.AMBIGUOUS_NAME,
                oneFile
                    ? "`%s` is declared twice".formatted(name)
                    : "several files declare `%s`, and none is nearer".formatted(name))
            .at(span);
    for (Span place : places) {
      draft = draft.related(place, "one of them");
    }
    return draft.help(
        oneFile ? "rename or remove one of them" : "rename one of them, or import one file only");
  }

  /** A name is that of components of several kinds, and none is expected. */
  static Diagnostic severalKinds(Expr.Name name) {
    return error(
            Code.AMBIGUOUS_NAME, "`%s` names components of several kinds".formatted(name.text()))
        .at(name.span(), "nothing here says which")
        .help("give it where one kind is expected, such as a parameter of that kind");
  }

  /** A call of an optional part that is not there. */
  static Diagnostic callOfNone(String callee) {
    return error(Code.WRONG_TYPE, "`%s` is none here, and cannot be called".formatted(callee))
        .help("check first: if %s != none { ... }".formatted(callee));
  }

  /** A call of a plain value. */
  static Diagnostic notCallable() {
    return error(Code.WRONG_TYPE, "only functions, layers and components can be called")
        .help("remove the parentheses to read its value");
  }

  /** A component lacks a method that is called. */
  static Diagnostic noMethod(ResolvedComponent component, String name, Span span) {
    Member.OfferedMethod offered = component.offered(name);
    Draft draft =
        error(
            Code.INCOMPLETE_COMPONENT,
            "`%s` has no function `%s`".formatted(component.name(), name));
    if (offered == null) {
      return NameSuggestions.suggest(
          draft.at(span).related(component.component().nameSpan(), "declared here"),
          name,
          component.names(),
          "add it to `%s`, or call another".formatted(component.name()));
    }
    String kind = Describe.a(component.kind().name());
    return draft
        .at(component.component().nameSpan(), kind + " must have it")
        .related(offered.signature().nameSpan(), "as declared here")
        .related(span, "needed here")
        .help("add " + offered.span().text().replaceAll("\\s+", " ") + " { ... }");
  }

  /** A call of a part of another component. */
  static Diagnostic foreignPart(Span span) {
    return error(
            Code.ILLEGAL_DECLARATION, "only the component that this belongs to can call it")
        .at(span)
        .help("call a function of that component, or hold a layer of your own");
  }

  /** Recursion. */
  static Diagnostic callsItself(Member.Signature signature, Span span) {
    return error(Code.ILLEGAL_DECLARATION, "`%s` calls itself".formatted(signature.name()))
        .at(span)
        .related(signature.nameSpan(), "declared here")
        .help("use `for`; there is no recursion");
  }

  /** A function with a result ends without one. */
  static Diagnostic noReturn(Member.Signature signature, TypeExpr type) {
    return error(
            Code.ILLEGAL_DECLARATION, "`%s` ends without `return`".formatted(signature.name()))
        .at(signature.nameSpan())
        .related(type.span(), "it is declared to give this")
        .help("end it with `return VALUE`, or declare no result");
  }

  /** A loop's body returns. */
  static Diagnostic returnInLoop(Span span) {
    return error(Code.ILLEGAL_DECLARATION, "`return` must come after a loop, not inside it")
        .at(span)
        .help("let the loop change a name, and return that after it");
  }
}
