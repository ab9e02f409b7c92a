package lacuna.compiler.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.jspecify.annotations.Nullable;

/**
 * Which bracket each token stands in, and where it is closed, so that the parser finds the place to
 * go on behind a mistake.
 */
final class BracketMap {
  private final List<Token> tokens;
  private final int[] around;
  private final int[] partner;

  /** Tokens with balanced brackets; numbers them as the parser will. */
  BracketMap(List<Token> tokens) {
    this.tokens = tokens;
    around = new int[tokens.size()];
    partner = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token instanceof WritableToken writable) {
        writable.setTokenIndex(i);
      }
      if (Tokens.closes(token)) {
        int opening = open.pop();
        partner[opening] = i;
        partner[i] = opening;
      }
      around[i] = open.isEmpty() ? -1 : open.peek();
      if (Tokens.opens(token)) {
        open.push(i);
      }
    }
  }

  /** The bracket that closes what token {@code opening} opens. */
  int closing(int opening) {
    return partner[opening];
  }

  /** The token at an index. */
  Token token(int index) {
    return tokens.get(index);
  }

  /** The token before another one; null before the first. */
  @Nullable Token before(Token token) {
    return token.getTokenIndex() == 0 ? null : tokens.get(token.getTokenIndex() - 1);
  }

  /** Whether the token is the first of its line. */
  boolean firstOnLine(int index) {
    return Tokens.firstOnLine(tokens, index);
  }

  /** How many tokens there are, with the end of the file. */
  int size() {
    return tokens.size();
  }

  /**
   * Where a sibling of what begins at {@code start} may begin, from {@code from} on: the first word
   * of a line in the same bracket, not further to the right, or the end of that bracket.
   */
  int nextSibling(int start, int from) {
    int bracket = around[start];
    int end = bracket < 0 ? tokens.size() - 1 : partner[bracket];
    int column = firstOnLine(start) ? tokens.get(start).getCharPositionInLine() : Integer.MAX_VALUE;
    for (int i = Math.max(from, start + 1); i < end; i++) {
      Token token = tokens.get(i);
      boolean first =
          around[i] == bracket && firstOnLine(i) && token.getCharPositionInLine() <= column;
      if (first && beginsSibling(token)) {
        return i;
      }
    }
    return end;
  }

  private static boolean beginsSibling(Token token) {
    return switch (token.getType()) {
      case LacunaLexer.NAME,
              LacunaLexer.STRING,
              LacunaLexer.IF,
              LacunaLexer.FOR,
              LacunaLexer.AMENDS ->
          true;
      default -> Tokens.isBeginning(token);
    };
  }
}
