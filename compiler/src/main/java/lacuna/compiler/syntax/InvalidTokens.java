package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;

/**
 * Reports characters that the language does not use, strings without an end and paths without
 * quotes, and replaces or leaves out their tokens.
 */
final class InvalidTokens {
  private static final String OPENING_QUOTES = "'`\u2018\u201c\u00ab\u201e";
  private static final String CLOSING_QUOTES = "'`\u2019\u201d\u00bb\u201c";

  private final List<Token> tokens;
  private final ErrorCollector errors;
  private final List<Token> recovered = new ArrayList<>();

  private InvalidTokens(List<Token> tokens, ErrorCollector errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  /** The tokens without invalid ones; the same list when there are none. */
  static List<Token> recover(List<Token> tokens, ErrorCollector errors) {
    for (int i = 0; i < tokens.size(); i++) {
      if (isInvalid(tokens, i)) {
        return new InvalidTokens(tokens, errors).recover();
      }
    }
    return tokens;
  }

  private static boolean isInvalid(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    return token.getType() == LacunaLexer.UNKNOWN
        || token.getType() == LacunaLexer.UNCLOSED
        || opensForeignComment(tokens, i)
        || beginsPath(tokens, i);
  }

  /** Whether a path without quotes stands where a value does: {@code /data}, {@code ../data}. */
  private static boolean beginsPath(List<Token> tokens, int i) {
    if (i == 0 || !Tokens.precedesValue(tokens.get(i - 1))) {
      return false;
    }
    Token token = tokens.get(i);
    boolean slash = token.getType() == LacunaLexer.OVER && !opensForeignComment(tokens, i);
    boolean leading =
        token.getType() == LacunaLexer.DOT
            || token.getType() == LacunaLexer.RANGE
            || token.getText().equals("~");
    return slash
        || leading
            && Tokens.typeAt(tokens, i + 1) == LacunaLexer.OVER
            && Tokens.touch(token, tokens.get(i + 1));
  }

  private static boolean opensForeignComment(List<Token> tokens, int i) {
    return tokens.get(i).getType() == LacunaLexer.OVER
        && Tokens.typeAt(tokens, i + 1) == LacunaLexer.TIMES
        && Tokens.touch(tokens.get(i), tokens.get(i + 1));
  }

  private List<Token> recover() {
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      if (token.getType() == LacunaLexer.UNCLOSED) {
        unclosed(token);
        i++;
      } else if (opensForeignComment(tokens, i)) {
        i = foreignComment(i);
      } else if (beginsPath(tokens, i)) {
        i = path(i);
      } else if (token.getType() == LacunaLexer.UNKNOWN) {
        i = unknown(i);
      } else {
        recovered.add(token);
        i++;
      }
    }
    return recovered;
  }

  /**
   * The string ends with its line; brackets that the line opened are taken as closed, since the
   * string swallowed their ends.
   */
  private void unclosed(Token token) {
    errors.add(
        LexicalErrors.unclosedString(
            errors.span(token.getStartIndex(), token.getStartIndex() + 1), errors.after(token)));
    List<Token> open = new ArrayList<>();
    for (Token earlier : recovered) {
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
    recovered.add(
        Tokens.replacing(LacunaLexer.BROKEN, token, token.getStartIndex(), token.getStopIndex()));
    for (int k = open.size() - 1; k >= 0; k--) {
      recovered.add(Tokens.inserted(Tokens.closerOf(open.get(k)), token));
    }
  }

  private int foreignComment(int i) {
    errors.add(LexicalErrors.blockComment(errors.span(tokens.get(i))));
    int k = i + 2;
    while (k < tokens.size() - 1
        && !(tokens.get(k - 1).getType() == LacunaLexer.TIMES
            && tokens.get(k).getType() == LacunaLexer.OVER)) {
      k++;
    }
    return k < tokens.size() - 1 ? k + 1 : k;
  }

  /** The path ends before a space or what could follow a value. */
  private int path(int i) {
    int k = i + 1;
    while (k < tokens.size() - 1
        && Tokens.touch(tokens.get(k - 1), tokens.get(k))
        && tokens.get(k).getType() != LacunaLexer.COMMA
        && !Tokens.closes(tokens.get(k))) {
      k++;
    }
    Token last = tokens.get(k - 1);
    errors.add(LexicalErrors.unquotedPath(errors.span(tokens.get(i), last)));
    recovered.add(
        Tokens.replacing(
            LacunaLexer.BROKEN,
            tokens.get(i),
            tokens.get(i).getStartIndex(),
            last.getStopIndex()));
    return k;
  }

  private int unknown(int i) {
    Token token = tokens.get(i);
    char sign = token.getText().charAt(0);
    if (OPENING_QUOTES.indexOf(sign) >= 0) {
      return quoted(i, sign);
    }
    if (sign == '#') {
      errors.add(LexicalErrors.hashComment(errors.span(token)));
      return endOfLine(i);
    }
    if (sign == '%'
        && !recovered.isEmpty()
        && last().getType() == LacunaLexer.NUMBER
        && last().getLine() == token.getLine()) {
      Token number = recovered.remove(recovered.size() - 1);
      errors.add(LexicalErrors.spaceBeforePercent(errors.span(number, token), number.getText()));
      recovered.add(
          Tokens.replacing(
              LacunaLexer.BROKEN, number, number.getStartIndex(), token.getStopIndex()));
      return i + 1;
    }
    int k = i + 1;
    while (Tokens.typeAt(tokens, k) == LacunaLexer.UNKNOWN
        && Tokens.touch(tokens.get(k - 1), tokens.get(k))) {
      k++;
    }
    errors.add(LexicalErrors.unknownCharacters(errors.span(token, tokens.get(k - 1))));
    return k;
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
    errors.add(
        LexicalErrors.wrongQuotes(
            errors.span(opening, last), closed ? inside(opening, last) : null));
    if (closed) {
      recovered.add(
          Tokens.replacing(
              LacunaLexer.BROKEN, opening, opening.getStartIndex(), last.getStopIndex()));
    }
    return closed ? k + 1 : i + 1;
  }

  private String inside(Token opening, Token closing) {
    return errors.span(opening.getStopIndex() + 1, closing.getStartIndex()).text();
  }

  private int endOfLine(int i) {
    int k = i + 1;
    while (k < tokens.size() - 1 && tokens.get(k).getLine() == tokens.get(i).getLine()) {
      k++;
    }
    return Math.min(k, tokens.size() - 1);
  }

  private Token last() {
    return recovered.get(recovered.size() - 1);
  }
}
