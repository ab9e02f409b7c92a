package lacuna.compiler.elaborate;

import static lacuna.compiler.diagnostic.Diagnostic.error;

import java.util.Optional;
import java.util.Set;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.NameSuggestions;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.load.Module;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Value;

/** What can be wrong with values, conditions and components when a spec is elaborated. */
final class ElaborateErrors {
  private ElaborateErrors() {}

  /** A rule of values or shapes does not take what it is given. */
  static Diagnostic of(Mismatch mismatch) {
    Draft draft = error(Code.valueOf(mismatch.rule().name()), mismatch.title());
    for (String note : mismatch.notes()) {
      draft = draft.note(note);
    }
    return draft.help(mismatch.help());
  }

  /** {@code this is a length (32px)}, beside the place of a value that does not fit. */
  static String thisIs(Value value) {
    return "this is " + Describe.article(value);
  }

  /** A size does not divide another, of which the quotient is a constant. */
  static Draft notDivisible(Node.Constant quotient) {
    return error(Code.SIZE_DOES_NOT_DIVIDE, Formulas.notWhole(quotient))
        .note(Formulas.arithmetic(quotient));
  }

  /** A string stands in quotes. */
  static Diagnostic unquotedString(Span span) {
    String quoted = "\"" + span.text() + "\"";
    return error(Code.UNKNOWN_NAME, "`%s` is not defined".formatted(span.text()))
        .at(span)
        .help("expected here: a string in quotes; write " + quoted)
        .fix(span, quoted);
  }

  /** The work on a spec is bounded. */
  static Diagnostic tooManySteps(Span span) {
    return error(Code.SIZE_LIMIT, "this spec takes too many steps to evaluate")
        .at(span, "the limit is reached here")
        .help("make its loops and lists shorter");
  }

  /** The code of a body is bounded. */
  static Diagnostic bodyTooLong(Span span, int limit) {
    return error(
            Code.SIZE_LIMIT,
            "this body has more than %,d statements, with its loops written out".formatted(limit))
        .at(span, "the limit is reached here")
        .help("make its loops shorter, or let one operation work on all elements of a tensor");
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
        .at(span)
        .help("define it from something that does not depend on it");
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
    return error(Code.WRONG_TYPE, "`%s` of `with` takes %s".formatted(name, wanted))
        .help("write with (%s: ...) with %s".formatted(name, wanted));
  }

  /** A list has too many elements, those of lists within it included. */
  static Diagnostic listTooLong(Span span, int limit) {
    return error(Code.SIZE_LIMIT, "this list has more than " + limit + " elements")
        .at(span)
        .help("tensor functions such as `arange` make long rows of numbers");
  }

  /** {@code with} stands behind a plain value. */
  static Diagnostic attributesOfValue(Span span) {
    return error(
            Code.ILLEGAL_DECLARATION,
            "`with` is allowed only after a layer, a parameter or a part of a stage")
        .at(span)
        .help("remove it");
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

  /** The left side of {@code implies} is no boolean. */
  static Diagnostic impliesOf(Value left, Span span) {
    return error(Code.WRONG_TYPE, "`implies` takes booleans")
        .at(span, thisIs(left))
        .help("compare: x != none implies x > 0");
  }

  /** A {@code require} that does not hold. */
  static Draft required(Code code, String reason, String values) {
    return error(code, reason).note("required: " + values);
  }

  /** An {@code advise} that does not hold. */
  static Draft advised(String reason, String values) {
    return Diagnostic.warning(Code.ADVICE_FAILS, reason).note("advised: " + values);
  }

  /** {@code target.name} where the target has no such name. */
  static Diagnostic noField(Value target, String name, Set<String> names, Span span) {
    Draft unknown =
        error(Code.UNKNOWN_NAME, "%s has no `%s`".formatted(Describe.article(target), name))
            .at(span);
    return target instanceof Value.Tensor
        ? unknown.help("its sizes are taken from its shape: let [_, width] = shape(x)")
        : NameSuggestions.suggestOrList(unknown, name, names, "it has ");
  }

  /** An index into what is no list. */
  static Diagnostic notIndexable(boolean tensor) {
    return error(Code.NO_SUCH_AXIS, "only lists have elements")
        .help(
            tensor
                ? "slice(x, 0..1, axis: 0) takes a part of a tensor"
                : "remove the brackets, or make it a list");
  }

  /** {@code ...} outside a shape. */
  static Diagnostic restOutsideShape(Span span) {
    return error(Code.ILLEGAL_DECLARATION, "`...` is allowed only within a shape")
        .at(span)
        .help("write the sizes, or `_` for a part that needs no name");
  }

  /** {@code ...} in a body whose parameters have none. */
  static Diagnostic restWithoutParameter(Span span) {
    return error(
            Code.ILLEGAL_DECLARATION,
            "`...` repeats the sizes of a parameter's `...`, and there is none here")
        .at(span)
        .help("declare a parameter such as x: [batch, ..., width]");
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
        .at(span)
        .help("write %s: [width]; a constant is written let %s = ...".formatted(name, name));
  }

  /** What a {@code param} or {@code buffer} starts with is nothing that fills such a tensor. */
  static Diagnostic noFilling(String name, boolean buffer, Value.Element element) {
    String takes =
        switch (element) {
          case REAL -> buffer ? "a number or a tensor" : "a number, a tensor or an initializer";
          case INT -> "an integer or a tensor of integers";
          case BOOL -> "a tensor of booleans";
        };
    return error(Code.WRONG_TYPE, "`%s` takes %s".formatted(name, takes))
        .help("fill it with zeros by = 0, or compute it from constants");
  }

  /** Only real numbers have gradients. */
  static Diagnostic learnedIntegers(String name, Span type) {
    return error(
            Code.WRONG_TYPE, "`%s` cannot be learned: a `param` holds real numbers".formatted(name))
        .at(type)
        .help("a `buffer` holds integers or booleans");
  }

  /** A member is neither a layer nor a list of layers. */
  static Diagnostic noLayer(String name) {
    return error(Code.WRONG_TYPE, "`%s` must be a layer or a list of layers".formatted(name))
        .help("a constant is written let %s = ...".formatted(name));
  }

  /** A component of another kind, or none. */
  static Diagnostic takesKind(
      String what, String kind, Value given, Declarations declarations, Module module) {
    Set<String> names = declarations.componentNames(module, kind);
    Optional<String> maker =
        given instanceof Value.Text ? declarations.madeOfString(kind) : Optional.empty();
    Draft draft =
        error(Code.WRONG_KIND, "%s takes %s".formatted(Describe.quoted(what), Describe.a(kind)));
    String word = given instanceof Value.Text text ? text.value() : "";
    return names.contains(word)
        ? draft.help("write %s()".formatted(word))
        : maker.isPresent()
            ? draft.help("write %s(%s)".formatted(maker.get(), given))
            : NameSuggestions.suggestOrList(draft, word, names, "there are ");
  }
}
