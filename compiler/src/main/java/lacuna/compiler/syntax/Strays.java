package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;

/**
 * Reports characters that the language does not use and strings without an end, and goes on as if
 * they were mended.
 */
final class Strays {
  private static final String OPENING_QUOTES = "'`\u2018\u201c\u00ab\u201e";
  private static final String CLOSING_QUOTES = "'`\u2019\u201d\u00bb\u201c";

  private final List<Token> tokens;
  private final Complaints complaints;
  private final List<Token> mended = new ArrayList<>();

  private Strays(List<Token> tokens, Complaints complaints) {
    this.tokens = tokens;
    this.complaints = complaints;
  }

  /** The tokens without strays; the same list when there are none. */
  static List<Token> mend(List<Token> tokens, Complaints complaints) {
    for (int i = 0; i < tokens.size(); i++) {
      if (isStray(tokens, i)) {
        return new Strays(tokens, complaints).mend();
      }
    }
    return tokens;
  }

  private static boolean isStray(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    return token.getType() == LacunaLexer.UNKNOWN
        || token.getType() == LacunaLexer.UNCLOSED
        || opensForeignComment(tokens, i);
  }

  private static boolean opensForeignComment(List<Token> tokens, int i) {
    return tokens.get(i).getType() == LacunaLexer.OVER
        && Tokens.typeAt(tokens, i + 1) == LacunaLexer.TIMES
        && Tokens.touch(tokens.get(i), tokens.get(i + 1));
  }

  private List<Token> mend() {
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      if (token.getType() == LacunaLexer.UNCLOSED) {
        unclosed(token);
        i++;
      } else if (opensForeignComment(tokens, i)) {
        i = foreignComment(i);
      } else if (token.getType() == LacunaLexer.UNKNOWN) {
        i = unknown(i);
      } else {
        mended.add(token);
        i++;
      }
    }
    return mended;
  }

  /**
   * The string ends with its line; brackets that the line opened are taken as closed, since the
   * string swallowed their ends.
   */
  private void unclosed(Token token) {
    complaints.add(
        Diagnostic.error(Code.NOT_CLOSED, "this string is not closed")
            .at(complaints.after(token), "\" is missing here")
            .related(
                complaints.span(token.getStartIndex(), token.getStartIndex() + 1),
                "it begins here"));
    List<Token> open = new ArrayList<>();
    for (Token earlier : mended) {
      if (earlier.getLine() != token.getLine()) {
        continue;
      }
      if (earlier.getType() == LacunaLexer.LPAREN || earlier.getType() == LacunaLexer.LBRACKET) {
        open.add(earlier);
      } else if (!open.isEmpty()
          && Tokens.closerOf(open.get(open.size() - 1)) == earlier.getType()) {
        open.remove(open.size() - 1);
      }
    }
    mended.add(
        Tokens.replacing(LacunaLexer.BROKEN, token, token.getStartIndex(), token.getStopIndex()));
    for (int k = open.size() - 1; k >= 0; k--) {
      mended.add(Tokens.inserted(Tokens.closerOf(open.get(k)), token));
    }
  }

  private int foreignComment(int i) {
    complaints.add(
        Code.UNKNOWN_CHARACTER,
        "this is not how a comment is written",
        tokens.get(i),
        "",
        "begin each line of a comment with //");
    int k = i + 2;
    while (k < tokens.size() - 1
        && !(tokens.get(k - 1).getType() == LacunaLexer.TIMES
            && tokens.get(k).getType() == LacunaLexer.OVER)) {
      k++;
    }
    return k < tokens.size() - 1 ? k + 1 : k;
  }

  private int unknown(int i) {
    Token token = tokens.get(i);
    char sign = token.getText().charAt(0);
    if (OPENING_QUOTES.indexOf(sign) >= 0) {
      return quoted(i, sign);
    }
    if (sign == '#') {
      complaints.add(
          Code.UNKNOWN_CHARACTER, "this is not how a comment is written", token, "", "begin a comment with //");
      return endOfLine(i);
    }
    if (sign == '%'
        && !mended.isEmpty()
        && last().getType() == LacunaLexer.NUMBER
        && last().getLine() == token.getLine()) {
      Token number = mended.remove(mended.size() - 1);
      complaints.add(
          Diagnostic.error(Code.UNKNOWN_UNIT, "a ratio is written without a space")
              .at(complaints.span(number, token))
              .help("write " + number.getText() + "%"));
      mended.add(
          Tokens.replacing(
              LacunaLexer.BROKEN, number, number.getStartIndex(), token.getStopIndex()));
      return i + 1;
    }
    int k = i + 1;
    while (Tokens.typeAt(tokens, k) == LacunaLexer.UNKNOWN
        && Tokens.touch(tokens.get(k - 1), tokens.get(k))) {
      k++;
    }
    report(complaints.span(token, tokens.get(k - 1)), sign);
    return k;
  }

  private void report(Span span, char sign) {
    String text = span.text();
    boolean visible = text.chars().allMatch(c -> c > ' ' && c != 0x7f);
    boolean one = text.codePointCount(0, text.length()) == 1;
    String title =
        (one ? "a stray " : "stray ")
            + (visible ? "" : "control ")
            + (one ? "character" : "characters")
            + (visible ? " `" + text + "`" : "");
    String help =
        switch (sign) {
          case ';' -> "a line end is enough after a setting or statement";
          case '&' -> "write `and`";
          case '!' -> "write `not`";
          case '\\' -> "a line may be broken anywhere without a sign";
          default ->
              "remove it; outside strings and comments the language uses letters, digits and + - *"
                  + " / = < > ! . , : ? | ( ) [ ] { }";
        };
    complaints.add(Diagnostic.error(Code.UNKNOWN_CHARACTER, title).at(span).help(help));
  }

  private int quoted(int i, char sign) {
    Token opening = tokens.get(i);
    char wanted = CLOSING_QUOTES.charAt(OPENING_QUOTES.indexOf(sign));
    int end = endOfLine(i);
    int k = i + 1;
    while (k < end && !tokens.get(k).getText().equals(String.valueOf(wanted))) {
      k++;
    }
    boolean closed = k < end;
    Token last = closed ? tokens.get(k) : opening;
    complaints.add(
        Diagnostic.error(Code.UNKNOWN_CHARACTER, "a string stands between straight double quotation marks")
            .at(complaints.span(opening, last))
            .help(closed ? "write \"" + inside(opening, last) + "\"" : "write \"...\""));
    if (closed) {
      mended.add(
          Tokens.replacing(
              LacunaLexer.BROKEN, opening, opening.getStartIndex(), last.getStopIndex()));
    }
    return closed ? k + 1 : i + 1;
  }

  private String inside(Token opening, Token closing) {
    return complaints.span(opening.getStopIndex() + 1, closing.getStartIndex()).text();
  }

  private int endOfLine(int i) {
    int k = i + 1;
    while (k < tokens.size() - 1 && tokens.get(k).getLine() == tokens.get(i).getLine()) {
      k++;
    }
    return Math.min(k, tokens.size() - 1);
  }

  private Token last() {
    return mended.get(mended.size() - 1);
  }
}
