package lacuna.compiler.elaborate;

import static lacuna.compiler.diagnostic.Diagnostic.error;

import java.util.List;
import java.util.Set;
import lacuna.compiler.bind.NameSuggestions;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Value;

/** What can be wrong with values, calls and components when a spec is worked out. */
final class ElaborateErrors {
  private ElaborateErrors() {}

  /** A rule of values or shapes does not take what it is given. */
  static Diagnostic of(Mismatch mismatch) {
    Diagnostic diagnostic = error(Code.valueOf(mismatch.rule().name()), mismatch.title());
    for (String note : mismatch.notes()) {
      diagnostic = diagnostic.note(note);
    }
    for (String help : mismatch.help()) {
      diagnostic = diagnostic.help(help);
    }
    return diagnostic;
  }

  /** {@code this is a length (32px)}, beside the place of a value that does not fit. */
  static String thisIs(Value value) {
    return "this is " + Describe.article(value);
  }

  /** A size does not divide another, of which the quotient is a constant. */
  static Diagnostic notDivisible(Node.Constant quotient) {
    return error(Code.SIZE_DOES_NOT_DIVIDE, Formulas.notWhole(quotient))
        .note(Formulas.arithmetic(quotient));
  }

  /** The work on a spec is bounded. */
  static Diagnostic tooManySteps(Span span) {
    return error(Code.SIZE_LIMIT, "this spec takes too many steps to evaluate")
        .at(span, "the limit is reached here")
        .help("make its loops and lists shorter");
  }

  /** The depth of calls is bounded. */
  static Diagnostic tooDeep(Span span) {
    return error(Code.SIZE_LIMIT, "calls are nested too deeply")
        .at(span, "the limit is reached here")
        .help("a function may not call itself, directly or through others");
  }

  /** A member depends on itself. */
  static Diagnostic cyclicDefinition(String name, Span span) {
    return error(Code.ILLEGAL_DECLARATION, "cyclic definition of `%s`".formatted(name))
        .at(span);
  }

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
        .related(parameter.span(), "declared here");
  }

  /** An argument without a name follows one with a name. */
  static Diagnostic positionalAfterNamed(Expr.Argument argument) {
    return error(
            Code.WRONG_ARGUMENTS,
            "an argument without a name cannot follow one with a name")
        .at(argument.span());
  }

  /** More arguments than parameters. */
  static Diagnostic tooManyArguments(String what, int parameters, Expr.Argument argument) {
    String count =
        switch (parameters) {
          case 0 -> "no arguments";
          case 1 -> "one argument";
          default -> parameters + " arguments";
        };
    return error(Code.WRONG_ARGUMENTS, "`%s` takes %s".formatted(what, count))
        .at(argument.span(), "this is one too many");
  }

  /** Two arguments for one parameter. */
  static Diagnostic givenTwice(
      Member.Parameter parameter, Expr.Argument argument, Expr.Argument before) {
    return error(Code.WRONG_ARGUMENTS, "`%s` is given twice".formatted(parameter.name()))
        .at(argument.span())
        .related(before.span(), "first here");
  }

  /** An argument names no parameter. */
  static Diagnostic unknownParameter(
      String what, String name, Expr.Argument argument, Set<String> parameters) {
    Span span = argument.span();
    Diagnostic unknown =
        error(
                Code.UNKNOWN_NAME,
                "`%s` has no parameter called `%s`".formatted(what, name))
            .at(new Span(span.file(), span.start(), span.start() + name.length()));
    return NameSuggestions.suggestOrList(unknown, name, parameters, "it takes ");
  }

  /** {@code with} does not know what is said. */
  static Diagnostic unknownAttribute(Expr.Argument argument, Set<String> known) {
    String name = argument.name() == null ? argument.span().text() : argument.name();
    return error(Code.UNKNOWN_NAME, "`with` takes no `%s`".formatted(name))
        .at(argument.span())
        .help("it takes " + String.join(", ", known));
  }

  /** {@code with} takes another value. */
  static Diagnostic wrongAttribute(String name, String wanted) {
    return error(Code.WRONG_TYPE, "`%s` of `with` takes %s".formatted(name, wanted));
  }

  /** {@code with} stands behind a plain value. */
  static Diagnostic attributesOfValue(Span span) {
    return error(
            Code.ILLEGAL_DECLARATION,
            "`with` is allowed only after a layer, a parameter or a part of a stage")
        .at(span);
  }

  /** Several declarations of a name are equally near. */
  static Diagnostic ambiguous(String name, List<Span> places, Span span) {
    boolean oneFile =
        places.stream().allMatch(p -> p.file().equals(places.get(0).file()));
    Diagnostic diagnostic =
        error(
                Code.AMBIGUOUS_NAME,
                oneFile
                    ? "`%s` is declared twice".formatted(name)
                    : "several files declare `%s`, and none is nearer".formatted(name))
            .at(span);
    for (Span place : places) {
      diagnostic = diagnostic.related(place, "one of them");
    }
    return diagnostic;
  }

  /** A name is that of components of several kinds, and none is expected. */
  static Diagnostic severalKinds(Expr.Name name) {
    return error(
            Code.AMBIGUOUS_NAME, "`%s` names components of several kinds".formatted(name.text()))
        .at(name.span(), "nothing here says which");
  }

  /** A call of an optional part that is not there. */
  static Diagnostic callOfNone(String callee) {
    return error(Code.WRONG_TYPE, "`%s` is none here, and cannot be called".formatted(callee))
        .help("check first: if %s != none { ... }".formatted(callee));
  }

  /** A call of a plain value. */
  static Diagnostic notCallable() {
    return error(Code.WRONG_TYPE, "only functions, layers and components can be called");
  }

  /** A component lacks a method that is called. */
  static Diagnostic noMethod(ResolvedComponent component, String name, Span span) {
    Member.OfferedMethod offered = component.offered(name);
    Diagnostic diagnostic =
        error(
            Code.INCOMPLETE_COMPONENT,
            "`%s` has no function `%s`".formatted(component.name(), name));
    if (offered == null) {
      return NameSuggestions.suggest(diagnostic.at(span), name, component.names())
          .related(component.component().nameSpan(), "declared here");
    }
    String kind = Describe.a(component.kind().name());
    return diagnostic
        .at(component.component().nameSpan(), kind + " must have it")
        .related(offered.signature().nameSpan(), "as declared here")
        .related(span, "needed here");
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
        .related(type.span(), "it is declared to give this");
  }

  /** A loop's body returns. */
  static Diagnostic returnInLoop(Span span) {
    return error(Code.ILLEGAL_DECLARATION, "`return` must come after a loop, not inside it").at(span);
  }

  /** {@code let} names what has a name already. */
  static Diagnostic nameTaken(String name, Span span) {
    return error(Code.DUPLICATE_NAME, "`%s` is already defined here".formatted(name))
        .at(span)
        .help("choose another name, or assign to it without `let`");
  }

  /** A condition that only the run knows, or that is no boolean. */
  static Diagnostic noCondition(boolean tensor) {
    return error(
            Code.WRONG_TYPE, "the condition of `if`, `require` or `advise` must be known before the run")
        .help(
            tensor
                ? "where(condition, yes, no) chooses between tensors"
                : "compare: x == 0");
  }

  /** A stage would do nothing, or two things at once. */
  static Diagnostic idleStage(ResolvedComponent stage, String why) {
    return error(Code.INCOMPLETE_COMPONENT, "the stage `%s` %s".formatted(stage.name(), why))
        .at(stage.component().nameSpan())
        .help(
            "a stage learns by `step`, which gives a loss, or gathers by `gather` and is"
                + " measured by `evaluate`");
  }

  /** A setting names a stage that stands behind it, or its own. */
  static Diagnostic laterStage(Expr.Name name, String stage) {
    return error(
            Code.MISSING_SETTING,
            name.text().equals(stage)
                ? "`%s` refers to itself here".formatted(stage)
                : "`%s` comes after `%s`".formatted(name.text(), stage))
        .at(name.span())
        .help("a stage can refer only to the stages before it");
  }

  /** A setting takes what another stage does not set. */
  static Diagnostic notSetThere(String stage, Expr.Select select, Set<String> names) {
    Diagnostic unknown =
        error(
                Code.UNKNOWN_SETTING,
                "`%s` does not set `%s`".formatted(stage, select.name()))
            .at(select.nameSpan());
    return NameSuggestions.suggestOrList(unknown, select.name(), names, "it sets ");
  }

  /** Weights are taken from a stage that learns nothing. */
  static Diagnostic stageWithoutWeights(String stage, Span span) {
    return error(
            Code.MISSING_SETTING,
            "`%s` learns nothing, so there are no weights to take from it".formatted(stage))
        .at(span)
        .help("name the stage that its own weights come from");
  }

  /** Weights are taken from a part that a stage does not have. */
  static Diagnostic unknownPart(String stage, Expr.Select select, Set<String> parts) {
    Diagnostic unknown =
        error(
                Code.UNKNOWN_SETTING,
                "`%s` has no part called `%s`".formatted(stage, select.name()))
            .at(select.nameSpan());
    return NameSuggestions.suggestOrList(
        unknown, select.name(), parts, "its parts with weights are ");
  }

  /** A stage or component has no such setting. */
  static Diagnostic unknownSetting(Item.PathStep step, String holder, Set<String> names) {
    Diagnostic unknown =
        error(
                Code.UNKNOWN_SETTING,
                "`%s` has no setting called `%s`".formatted(holder, step.name()))
            .at(step.span());
    return NameSuggestions.suggestOrList(unknown, step.name(), names, "it has ");
  }

  /** A stage has no such setting, since it lacks the function that needs it. */
  static Diagnostic settingOfOthers(
      Item.PathStep step, String stage, Member.Parameter parameter, String function) {
    return error(
            Code.UNKNOWN_SETTING,
            "`%s` has no setting `%s`: it has no `%s`".formatted(stage, step.name(), function))
        .at(step.span(), "this would have no effect")
        .related(parameter.nameSpan(), "declared for those with `%s`".formatted(function))
        .help("remove it");
  }

  /** A part of a setting is changed that is not set. */
  static Diagnostic nothingSet(String stage, Item.PathStep step) {
    return error(
            Code.MISSING_SETTING,
            "`%s.%s` is not set, so nothing of it can be changed".formatted(stage, step.name()))
        .at(step.span())
        .help("set it first: %s = ...".formatted(step.name()));
  }

  /** A part of a plain value is changed. */
  static Diagnostic noSettings(Item.PathStep holder, Value value, Item.PathStep step) {
    return error(
            Code.UNKNOWN_SETTING,
            "`%s` is %s and has no settings of its own"
                .formatted(holder.name(), Describe.article(value)))
        .at(step.span());
  }

  /** An element of a list is replaced whole. */
  static Diagnostic elementAssigned(Item.PathStep step) {
    return error(
            Code.UNKNOWN_SETTING, "an element of a list is changed by its settings")
        .at(step.span())
        .help("%s.SETTING = VALUE, or assign the whole list".formatted(step.name()));
  }

  /** A table of names does not speak of a tensor. */
  static Diagnostic keyWithoutName(Item.Names table, String key) {
    return error(
            Code.ILLEGAL_DECLARATION,
            "`names %s for %s` does not say what `%s` is called"
                .formatted(table.name(), table.component(), key))
        .at(table.nameSpan())
        .help(
            "write \"%s\" = none where %s has no such tensor".formatted(key, table.name()));
  }

  /** The left side of {@code implies} is no boolean. */
  static Diagnostic impliesOf(Value left, Span span) {
    return error(Code.WRONG_TYPE, "`implies` takes booleans")
        .at(span, thisIs(left))
        .help("compare: x != none implies x > 0");
  }

  /** A {@code require} that does not hold. */
  static Diagnostic required(Code code, String reason, String values) {
    return error(code, reason).note("required: " + values);
  }

  /** An {@code advise} that does not hold. */
  static Diagnostic advised(String reason, String values) {
    return Diagnostic.warning(Code.ADVICE_FAILS, reason).note("advised: " + values);
  }

  /** {@code target.name} where the target has no such name. */
  static Diagnostic noField(Value target, String name, Set<String> names, Span span) {
    Diagnostic unknown =
        error(Code.UNKNOWN_NAME, "%s has no `%s`".formatted(Describe.article(target), name))
            .at(span);
    return target instanceof Value.Tensor
        ? unknown.help("its sizes are taken from its shape: let [_, width] = shape(x)")
        : NameSuggestions.suggestOrList(unknown, name, names, "it has ");
  }

  /** An index into what is no list. */
  static Diagnostic notIndexable(boolean tensor) {
    Diagnostic diagnostic = error(Code.NO_SUCH_AXIS, "only lists have elements");
    return tensor
        ? diagnostic.help("slice(x, 0..1, axis: 0) takes a part of a tensor")
        : diagnostic;
  }

  /** {@code ...} outside a shape. */
  static Diagnostic restOutsideShape(Span span) {
    return error(Code.ILLEGAL_DECLARATION, "`...` is allowed only within a shape").at(span);
  }

  /** {@code ...} in a body whose parameters have none. */
  static Diagnostic restWithoutParameter(Span span) {
    return error(
            Code.ILLEGAL_DECLARATION,
            "`...` repeats the sizes of a parameter's `...`, and there is none here")
        .at(span);
  }

  /** {@code let} of a component names a tensor. */
  static Diagnostic tensorAsConstant(Span span, Value value) {
    return error(
            Code.ILLEGAL_DECLARATION, "`let` in a component must be known before the run")
        .at(span, thisIs(value))
        .help("use `buffer` for a tensor");
  }

  /** A {@code param} or {@code buffer} declared with another type than a tensor's. */
  static Diagnostic tensorWithoutShape(String name, Span span) {
    return error(
            Code.ILLEGAL_DECLARATION, "`%s` needs a shape, such as [width]".formatted(name))
        .at(span);
  }

  /** What a {@code param} or {@code buffer} starts with is nothing that fills a tensor. */
  static Diagnostic noFilling(String name) {
    return error(
        Code.WRONG_TYPE, "`%s` takes a number, a tensor or an initialiser".formatted(name));
  }

  /** A member is neither a layer nor a list of layers. */
  static Diagnostic noLayer(String name) {
    return error(Code.WRONG_TYPE, "`%s` must be a layer or a list of layers".formatted(name))
        .help("a constant is written let %s = ...".formatted(name));
  }

  /** A component of another kind, or none. */
  static Diagnostic takesKind(String what, String kind) {
    return error(
        Code.WRONG_KIND, "%s takes %s".formatted(Describe.quoted(what), Describe.a(kind)));
  }
}
