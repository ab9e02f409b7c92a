package lacuna.compiler.syntax;

import static lacuna.compiler.diagnostic.Diagnostic.error;

import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** What is wrong with single tokens and brackets, before the grammar reads them. */
final class LexicalErrors {
  private LexicalErrors() {}

  /** A file has a largest size, or reading it could take any time. */
  static Diagnostic fileTooLong(SourceFile file, int limit) {
    return error(Code.READER_LIMIT, file.path() + " is longer than a megabyte")
        .note("it has " + file.text().length() + " characters of at most " + limit)
        .help("move parts of it to files of their own");
  }

  /** A file has a largest number of tokens, or its tree could take any memory. */
  static Diagnostic tooManyTokens(Span last, int limit) {
    return error(Code.READER_LIMIT, "the file is too long")
        .at(last, "the " + limit + "th word or sign stands here")
        .help("move parts of it to files of their own");
  }

  /** A token has a largest size: it becomes a name or a string of the generated code. */
  static Diagnostic tokenTooLong(Span token, int limit) {
    Span start = new Span(token.file(), token.start(), token.start() + Math.min(limit, 20));
    return error(Code.READER_LIMIT, "this word is too long")
        .at(start, "it has %,d of at most %,d characters".formatted(
            token.end() - token.start(), limit))
        .help("shorten it");
  }

  /** A declaration has a largest number of tokens, or its code could be too long for Java. */
  static Diagnostic declarationTooLong(Span start, int limit) {
    return error(Code.READER_LIMIT, "this declaration is too long")
        .at(start, "it has more than " + limit + " words and signs")
        .help("split it: move parts of it to functions, layers or blocks of their own");
  }

  /** Brackets are nested to a largest depth, or a later phase could run out of stack. */
  static Diagnostic nestedTooDeeply(Span bracket, int limit) {
    return error(Code.READER_LIMIT, "brackets are nested too deeply")
        .at(bracket, "more than " + limit + " are open here")
        .help("name inner parts with `let`, or move them to functions or layers");
  }

  /** Operations stand one within another to a largest depth, for the same reason. */
  static Diagnostic tooManyOperations(Span last, int limit) {
    return error(Code.READER_LIMIT, "this value is built of too many parts")
        .at(last, "more than " + limit + " operations one within another")
        .help("name parts of it with `let`");
  }

  /** Only so many errors of a file are shown; later ones mostly follow from earlier ones. */
  static Diagnostic moreErrors(SourceFile file, int limit) {
    String title = file.path() + " has more mistakes; the first " + limit + " are shown";
    return error(Code.READER_LIMIT, title)
        .help("fix these and check again");
  }

  /** A doc comment describes what follows it. */
  static Diagnostic danglingDocComment(Span comment) {
    return error(Code.UNEXPECTED_TEXT, "nothing follows this doc comment")
        .at(comment, "it describes what stands below it")
        .help("begin an ordinary comment with // instead of ///")
        .fix(new Span(comment.file(), comment.start(), comment.start() + 3), "//");
  }

  /** A string ends on its line. */
  static Diagnostic unclosedString(Span opening, Span end) {
    return error(Code.NOT_CLOSED, "this string is not closed")
        .at(end, "\" is missing here")
        .related(opening, "it begins here")
        .help("a string ends on its line with \"")
        .fix(end, "\"");
  }

  /** There are no comments between two marks. */
  static Diagnostic blockComment(Span opening) {
    return error(Code.UNKNOWN_CHARACTER, "this is not how a comment is written")
        .at(opening)
        .help("begin each line of a comment with //");
  }

  /** A number sign begins no comment. */
  static Diagnostic hashComment(Span sign) {
    return error(Code.UNKNOWN_CHARACTER, "this is not how a comment is written")
        .at(sign)
        .help("begin a comment with //")
        .fix(sign, "//");
  }

  /** A number and its percent sign are one token. */
  static Diagnostic spaceBeforePercent(Span ratio, String number) {
    return error(Code.UNKNOWN_UNIT, "a ratio is written without a space")
        .at(ratio)
        .help("write " + number + "%")
        .fix(ratio, number + "%");
  }

  /**
   * Strings have straight double quotes.
   *
   * @param text between the quotes; null where the closing one is missing
   */
  static Diagnostic wrongQuotes(Span string, @Nullable String text) {
    Diagnostic told =
        error(Code.UNKNOWN_CHARACTER, "a string stands between straight double quotation marks")
            .at(string)
            .help("write \"" + (text == null ? "..." : text) + "\"");
    return text == null || text.contains("\"") || text.contains("\\")
        ? told
        : told.fix(string, "\"" + text + "\"");
  }

  /** The path of a file is a string. */
  static Diagnostic unquotedPath(Span path) {
    Draft told =
        error(Code.UNKNOWN_CHARACTER, "the path of a file is a string in quotes").at(path);
    String text = path.text();
    if (text.startsWith("~")) {
      String full = "\"/home/user" + text.substring(1) + "\"";
      return told.help("write it in full, without `~`, as in " + full);
    }
    String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "") + "\"";
    return told.help("write " + quoted).fix(path, quoted);
  }

  /** A backslash escapes itself and the quotation mark only. */
  static Diagnostic unknownEscape(Span escape, char sign) {
    return error(Code.UNKNOWN_CHARACTER, "`\\" + sign + "` is not an escape sequence")
        .at(escape)
        .help("a backslash is written \\\\, a quotation mark \\\"")
        .fix(escape, "\\\\" + sign);
  }

  /** The language uses few signs outside strings and comments. */
  static Diagnostic unknownCharacters(Span characters) {
    String text = characters.text();
    boolean visible = text.chars().allMatch(c -> c > ' ' && c != 0x7f);
    boolean one = text.codePointCount(0, text.length()) == 1;
    String title =
        (one ? "a stray " : "stray ")
            + (visible ? "" : "control ")
            + (one ? "character" : "characters")
            + (visible ? " `" + text + "`" : "");
    String help =
        switch (text.charAt(0)) {
          case ';' -> "a line end is enough after a setting or statement";
          case '&' -> "write `and`";
          case '!' -> "write `not`";
          case '\\' -> "a line may be broken anywhere without a sign";
          default ->
              "remove it; outside strings and comments the language uses letters, digits and + - *"
                  + " / = < > ! . , : ? | ( ) [ ] { }";
        };
    String instead =
        switch (text) {
          case "&", "&&" -> " and ";
          case "!" -> "not ";
          default -> "";
        };
    return error(Code.UNKNOWN_CHARACTER, title)
        .at(characters)
        .help(help)
        .fix(characters, instead);
  }

  /** An integer has 32 bits, as in the generated code; another number is a finite double. */
  static Diagnostic numberTooLarge(Span number) {
    return error(Code.UNEXPECTED_TEXT, "this number is too large")
        .at(number)
        .help("integers go up to " + Integer.MAX_VALUE + ", others to 1.7e308");
  }

  /** A rate is for a number of images. */
  static Diagnostic perNoImages(Span rate) {
    return error(Code.UNEXPECTED_TEXT, "a rate cannot be for 0 images")
        .at(rate)
        .help("write the batch size of the published recipe, as in `1e-3 per 256 images`");
  }

  /**
   * A number has one of the language's units.
   *
   * @param hints what was probably meant, then how units are written
   */
  static Diagnostic unknownUnit(Span number, String unit, List<String> hints) {
    String title =
        switch (unit) {
          case "px" -> "a length is an integer directly followed by px";
          case "by" -> "a size is two lengths";
          case "per" -> "a rate is a number per a number of images";
          case "epoch", "epochs", "step", "steps" ->
              "a duration is an integer, a space and `" + unit + "`";
          default ->
              unit.startsWith("_") ? "a number has no _ in it" : "there is no unit `" + unit + "`";
        };
    return error(Code.UNKNOWN_UNIT, title).at(number).help(hints);
  }

  /** Every opening bracket has a closing one. */
  static Diagnostic unclosedBracket(Span opening, Span end, String closing) {
    return error(Code.NOT_CLOSED, "this `" + opening.text() + "` is not closed")
        .at(end, "`" + closing + "` is missing here")
        .related(opening, "opened here")
        .help("write `" + closing + "` where it ends")
        .fix(end, closing);
  }

  /** A bracket is closed by one of its own sort. */
  static Diagnostic wrongClosingBracket(Span opening, Span wrong, String closing) {
    return error(Code.NOT_CLOSED, "`" + opening.text() + "` is closed by `" + wrong.text() + "`")
        .at(wrong, "`" + closing + "` belongs here")
        .related(opening, "opened here")
        .help("write `" + closing + "`")
        .fix(wrong, closing);
  }

  /** Every closing bracket has an opening one. */
  static Diagnostic unopenedBracket(Span closing, String opening) {
    return error(Code.UNEXPECTED_TEXT, "this `" + closing.text() + "` closes nothing")
        .at(closing, "no `" + opening + "` is open here")
        .help("remove it, or look for a bracket that is closed too early above")
        .fix(closing, "");
  }

  /** A closing brace stands below lines that should have been opened by one. */
  static Diagnostic missingOpeningBrace(Span head, Span closing) {
    return error(Code.UNEXPECTED_TEXT, "a `{` is missing")
        .at(head, "`{` is missing here")
        .related(closing, "closed here")
        .help("write `{` behind it, or remove the `}` below")
        .fix(head, " {");
  }
}
