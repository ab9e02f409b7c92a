package lacuna.compiler.syntax;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** What the passes over a file's tokens ask of one token. */
final class Tokens {
  /** What a keyword may be. */
  private static final int FIRST_KEYWORD = LacunaLexer.EXPERIMENT;

  private static final int LAST_KEYWORD = LacunaLexer.NONE;

  /** Keywords that begin an item, a member or a statement, and nothing within one. */
  private static final Set<Integer> BEGINNINGS =
      Set.of(
          LacunaLexer.EXPERIMENT,
          LacunaLexer.IMPORT,
          LacunaLexer.SWEEP,
          LacunaLexer.ZIP,
          LacunaLexer.REFERENCE,
          LacunaLexer.KIND,
          LacunaLexer.NAMES,
          LacunaLexer.EXTERNAL,
          LacunaLexer.FN,
          LacunaLexer.LET,
          LacunaLexer.PARAM,
          LacunaLexer.BUFFER,
          LacunaLexer.REQUIRE,
          LacunaLexer.ADVISE,
          LacunaLexer.METRIC,
          LacunaLexer.RETURN);

  private static final Set<Integer> NUMBERS =
      Set.of(
          LacunaLexer.NUMBER,
          LacunaLexer.LENGTH,
          LacunaLexer.SIZE,
          LacunaLexer.RATIO,
          LacunaLexer.RATE,
          LacunaLexer.DURATION);

  private static final Set<Integer> OPERATORS =
      Set.of(
          LacunaLexer.TIMES,
          LacunaLexer.OVER,
          LacunaLexer.PLUS,
          LacunaLexer.MINUS,
          LacunaLexer.RANGE,
          LacunaLexer.LT,
          LacunaLexer.LE,
          LacunaLexer.GT,
          LacunaLexer.GE,
          LacunaLexer.EQ,
          LacunaLexer.NE,
          LacunaLexer.AND,
          LacunaLexer.OR,
          LacunaLexer.IMPLIES);

  private Tokens() {}

  /** Whether the token is a word that cannot be a name. */
  static boolean isKeyword(Token token) {
    return token.getType() >= FIRST_KEYWORD && token.getType() <= LAST_KEYWORD;
  }

  /** Whether the token can only begin an item, a member or a statement. */
  static boolean isBeginning(Token token) {
    return BEGINNINGS.contains(token.getType());
  }

  /** Whether the token is a number, with a unit or without. */
  static boolean isNumber(Token token) {
    return NUMBERS.contains(token.getType());
  }

  /** Whether the token stands between two operands. */
  static boolean isOperator(Token token) {
    return OPERATORS.contains(token.getType());
  }

  /** Whether a value can begin with the token. */
  static boolean beginsValue(Token token) {
    return isNumber(token)
        || switch (token.getType()) {
          case LacunaLexer.NAME,
                  LacunaLexer.STRING,
                  LacunaLexer.TRUE,
                  LacunaLexer.FALSE,
                  LacunaLexer.NONE,
                  LacunaLexer.LPAREN,
                  LacunaLexer.LBRACKET,
                  LacunaLexer.NOT,
                  LacunaLexer.MINUS,
                  LacunaLexer.IF,
                  LacunaLexer.BROKEN ->
              true;
          default -> false;
        };
  }

  /** Whether a value is still to come after the token. */
  static boolean wantsValue(Token token) {
    return isOperator(token)
        || switch (token.getType()) {
          case LacunaLexer.SET,
                  LacunaLexer.NOT,
                  LacunaLexer.IN,
                  LacunaLexer.IF,
                  LacunaLexer.THEN,
                  LacunaLexer.RETURN,
                  LacunaLexer.REQUIRE,
                  LacunaLexer.ADVISE ->
              true;
          default -> false;
        };
  }

  /** Whether a value, and nothing else, begins after the token where it stands before one. */
  static boolean precedesValue(Token token) {
    return switch (token.getType()) {
      case LacunaLexer.SET,
              LacunaLexer.LPAREN,
              LacunaLexer.LBRACKET,
              LacunaLexer.COMMA,
              LacunaLexer.COLON ->
          true;
      default -> false;
    };
  }

  /** Whether the token opens a bracket of any sort. */
  static boolean opens(Token token) {
    return switch (token.getType()) {
      case LacunaLexer.LPAREN, LacunaLexer.LBRACKET, LacunaLexer.LBRACE -> true;
      default -> false;
    };
  }

  /** Whether the token closes a bracket of any sort. */
  static boolean closes(Token token) {
    return switch (token.getType()) {
      case LacunaLexer.RPAREN, LacunaLexer.RBRACKET, LacunaLexer.RBRACE -> true;
      default -> false;
    };
  }

  /** The type of the token that closes what {@code open} opens. */
  static int closerOf(Token open) {
    return switch (open.getType()) {
      case LacunaLexer.LPAREN -> LacunaLexer.RPAREN;
      case LacunaLexer.LBRACKET -> LacunaLexer.RBRACKET;
      default -> LacunaLexer.RBRACE;
    };
  }

  /** How a closing bracket is written. */
  static String written(int closer) {
    return switch (closer) {
      case LacunaLexer.RPAREN -> ")";
      case LacunaLexer.RBRACKET -> "]";
      default -> "}";
    };
  }

  /**
   * Whether the token at {@code index} is the first of its line. No token goes over several lines.
   */
  static boolean firstOnLine(List<Token> tokens, int index) {
    return index == 0 || tokens.get(index - 1).getLine() != tokens.get(index).getLine();
  }

  /** The type of the token at {@code index}, or of the end of the file behind the last. */
  static int typeAt(List<Token> tokens, int index) {
    return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
  }

  /** Whether {@code path =} stands at {@code index}. */
  static boolean isSetting(List<Token> tokens, int index) {
    int i = index;
    while (typeAt(tokens, i) == LacunaLexer.NAME && typeAt(tokens, i + 1) == LacunaLexer.DOT) {
      i += 2;
    }
    return typeAt(tokens, i) == LacunaLexer.NAME && typeAt(tokens, i + 1) == LacunaLexer.SET;
  }

  /** Whether two tokens touch. */
  static boolean touch(Token left, Token right) {
    return left.getStopIndex() + 1 == right.getStartIndex();
  }

  /** A token that the text lacks, of no width, behind {@code before}. */
  static Token inserted(int type, Token before) {
    return replacing(type, before, before.getStopIndex() + 1, before.getStopIndex());
  }

  /**
   * A token of {@code type} in the place from {@code start} to {@code stop}, both included, on the
   * line of {@code like}.
   */
  static Token replacing(int type, Token like, int start, int stop) {
    CommonToken token = new CommonToken(type, "");
    token.setStartIndex(start);
    token.setStopIndex(stop);
    token.setLine(like.getLine());
    token.setCharPositionInLine(like.getCharPositionInLine());
    return token;
  }

  /** Whether the text lacks the token: it was put in after its absence had been reported. */
  static boolean isInserted(Token token) {
    return token.getStopIndex() < token.getStartIndex() && token.getType() != Token.EOF;
  }

  /** All words that cannot be names, in alphabetical order. */
  static Set<String> keywords() {
    Set<String> words = new TreeSet<>();
    for (int type = FIRST_KEYWORD; type <= LAST_KEYWORD; type++) {
      words.add(LacunaLexer.VOCABULARY.getLiteralName(type).replace("'", ""));
    }
    return words;
  }
}
