package lacuna.compiler.syntax;

import static lacuna.compiler.diagnostic.Diagnostic.error;

import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Fix;
import lacuna.compiler.source.Span;

/** What is wrong with the order of tokens: where the grammar cannot go on, and why. */
final class SyntaxErrors {
  private SyntaxErrors() {}

  private static Diagnostic unexpected(String title, Span at, String help) {
    return error(Code.UNEXPECTED_TEXT, title).at(at).help(help);
  }

  /** The place before a part, where something is to be inserted. */
  private static Span start(Span part) {
    return new Span(part.file(), part.start(), part.start());
  }

  // Settings and values

  /** Each part begins on a line of its own. */
  static Diagnostic twoOnOneLine(Span firstEnd, Span second) {
    return error(Code.TWO_ON_ONE_LINE, "two statements are on one line")
        .at(second, "this begins the second")
        .related(firstEnd, "the first ends here")
        .help("begin a new line, or write the operator or comma that is missing between them")
        .fix(new Fix("begin a new line", start(second), "\n"));
  }

  /** Each setting begins on a line of its own. */
  static Diagnostic secondSettingOnLine(Span path) {
    return error(
            Code.TWO_ON_ONE_LINE, "`" + path.text() + "` begins a second setting on this line")
        .at(path, "the value before it ends here")
        .help(
            "a longer value needs an operator, a comma or a bracket; another setting needs a line"
                + " of its own")
        .fix(new Fix("begin a new line", start(path), "\n"));
  }

  /** A setting has a value. */
  static Diagnostic settingWithoutValue(Span path) {
    return error(Code.MISSING_VALUE, "`" + path.text() + "` has no value")
        .at(path)
        .help("write `" + path.text() + " = VALUE`, or remove the line");
  }

  /** A value follows the sign behind a name. */
  static Diagnostic valueMissingOf(String name, Span end, String sign) {
    return error(Code.MISSING_VALUE, "`" + name + "` has no value")
        .at(end, "a value is missing here")
        .help("write the value after the `" + sign + "`, or remove the line");
  }

  /** A value follows a sign such as an operator. */
  static Diagnostic valueMissingAfter(String sign, Span end) {
    return error(Code.MISSING_VALUE, "a value is missing after `" + sign + "`")
        .at(end, "a value is missing here")
        .help("write one, or remove the `" + sign + "`");
  }

  /** A path does not end in a point. */
  static Diagnostic pathEndsInPoint(Span path, Span end) {
    return unexpected(
        "a name is missing after the dot", end, "write `" + path.text() + "NAME = VALUE`");
  }

  /** {@code ==} compares. */
  static Diagnostic comparisonForSetting(String name, Span at) {
    return unexpected(
            "`==` compares; a value is given with `=`", at, "write `" + name + " = ...`")
        .fix(at, "=");
  }

  /** A colon gives no setting. */
  static Diagnostic colonForSetting(String name, Span at) {
    return error(Code.UNEXPECTED_TEXT, "a setting is given with `=`")
        .at(at, "`:` is for arguments and types")
        .help("write `" + name + " = ...`")
        .fix(at, "=");
  }

  /** Blocks do not nest. */
  static Diagnostic blockWithinBlock(String name, Span at) {
    return unexpected(
        "a block cannot stand within a block",
        at,
        "write `" + name + " = COMPONENT(...)`, or `" + name + ".PART = VALUE`");
  }

  /** A name and its value have {@code =} between them. */
  static Diagnostic missingSetSign(String name, Span at) {
    return unexpected("`=` is missing after `" + name + "`", at, "write `" + name + " = ...`")
        .fix(new Fix("write =", start(at), "= "));
  }

  /** An axis of a sweep has {@code in}. */
  static Diagnostic axisWithoutIn(String path, Span at) {
    return unexpected(
        "the values of a sweep follow `in`", at, "write `" + path + " in [A, B]`");
  }

  /** A number has a digit before its point. */
  static Diagnostic numberWithoutLeadingDigit(Span at, String digits) {
    return unexpected("a number begins with a digit", at, "write 0." + digits)
        .fix(at, "0.");
  }

  /** An argument has a colon. */
  static Diagnostic setSignForArgument(String name, Span at) {
    return unexpected("an argument is given with `:`", at, "write `" + name + ": ...`")
        .fix(at, ":");
  }

  /** What stands in a list has commas between. */
  static Diagnostic missingComma(String before, String after, Span end) {
    return error(Code.UNEXPECTED_TEXT, "a comma is missing")
        .at(end, "between `" + before + "` and `" + after + "`")
        .help("write `" + before + ", " + after + "`")
        .fix(new Fix("write a comma", start(end), ","));
  }

  /** A conditional expression has {@code then}. */
  static Diagnostic missingThen(Span end) {
    return unexpected(
        "`then` is missing", end, "a value is chosen with `if CONDITION then A else B`");
  }

  /** A conditional expression has {@code else}. */
  static Diagnostic missingElse(Span end) {
    return unexpected(
        "`else` is missing", end, "a chosen value needs both cases: `if CONDITION then A else B`");
  }

  // Declarations

  /** A keyword is no name. */
  static Diagnostic keywordAsName(Span at) {
    String word = at.text();
    return unexpected(
            "`" + word + "` is a word of the language and cannot be a name",
            at,
            "choose another name, such as `" + word + "_`")
        .fix(at, word + "_");
  }

  /** A bar is no operator. */
  static Diagnostic barOutsideType(Span at) {
    return unexpected(
            "`|` is allowed only between the words of a type", at, "write `or` between conditions")
        .fix(at, "or");
  }

  /** A parameter has a type. */
  static Diagnostic parameterWithoutType(String name, Span end) {
    return unexpected(
        "the parameter `" + name + "` has no type",
        end,
        "write `" + name + ": TYPE`, such as `" + name + ": Int`");
  }

  /** A declaration has parentheses. */
  static Diagnostic missingParameters(String name, Span end) {
    return unexpected(
            "the parameters are missing", end, "write `" + name + "()` where there are none")
        .fix(start(end), "()");
  }

  /** A body has braces. */
  static Diagnostic missingBody(Span end) {
    return error(Code.UNEXPECTED_TEXT, "a `{` is missing")
        .at(end)
        .help("write `{ ... }` around what belongs to it");
  }

  /** {@code require} and {@code advise} say why. */
  static Diagnostic conditionWithoutReason(String word, Span end) {
    return error(Code.UNEXPECTED_TEXT, "this `%s` has no message".formatted(word))
        .at(end, "`else` and a reason are missing here")
        .help("write `%s CONDITION else \"why\"`".formatted(word));
  }

  /** A reason is a string. */
  static Diagnostic reasonNotQuoted(String word, Span at) {
    return unexpected(
        "the reason of `%s` is a string".formatted(word), at, "write `else \"why\"`");
  }

  /** An alias has no code of its own that could be external. */
  static Diagnostic externalAlias(Span external) {
    return unexpected(
            "what has other defaults of a component is not external", external, "remove `external`")
        .fix(external, "");
  }

  /** {@code of} takes a plain type where a tensor stands before it. */
  static Diagnostic elementsOfATensor(Span element) {
    return unexpected(
        "the elements of a tensor have a plain type",
        element,
        "write `of Int`, `of Bool` or `of T`; a list of tensors is written `list of [SIZES]`");
  }

  /** Only a shape or the word {@code list} has elements. */
  static Diagnostic typeBeforeOf(Span type) {
    return error(
            Code.UNEXPECTED_TEXT, "a shape stands before `of`, not a type in parentheses")
        .at(type)
        .help("write `[batch] of Int`, or `list of Int`");
  }

  /** Models of a table of names do not nest. */
  static Diagnostic modelWithinModel(Span model) {
    return unexpected(
        "a model cannot stand within another", model, "close the block before it with }");
  }

  /** Lists of keys do not nest. */
  static Diagnostic keyListWithinList(Span list) {
    return unexpected("a list of keys cannot hold another list", list, "write one list");
  }

  // Anything else

  /** The file ends within a part; {@code hint} says how the part is written. */
  static Diagnostic endOfFile(Span end, String hint) {
    return unexpected("the text ends too early", end, hint);
  }

  /** A token at the beginning of a line fits nowhere. */
  static Diagnostic cannotStandHere(Span at, String hint) {
    return unexpected("`" + at.text() + "` cannot stand here", at, hint);
  }

  /** A token does not fit what stands before it on its line. */
  static Diagnostic cannotFollow(String before, Span at, String hint) {
    return unexpected("`" + at.text() + "` cannot follow `" + before + "`", at, hint);
  }
}
