package lacuna.compiler.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lacuna.grammar.LacunaLexer;
import org.antlr.v4.runtime.Token;

/**
 * Bounds the height of the tree before it is made, so that no phase can run out of stack: the depth
 * of brackets, and the operations that stand one within another.
 */
final class Limits {
  /** UnbalancedBrackets within brackets. */
  static final int DEEPEST = 200;

  /** Operations one within another, over all brackets around them. */
  private static final int HIGHEST = 500;

  /**
   * What is known of an open bracket: of the value at hand its operations and the highest value
   * within it, and of all values.
   */
  private static final class Level {
    private int operations;
    private int inner;
    private int highest;

    private int height() {
      return Math.max(highest, operations + inner);
    }

    private void next() {
      highest = height();
      operations = 0;
      inner = 0;
    }
  }

  private Limits() {}

  /** Whether the balanced tokens are within the limits; the first that is beyond is reported. */
  static boolean hold(List<Token> tokens, ErrorCollector errors) {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(new Level());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Level level = levels.element();
      if (Tokens.opens(token)) {
        levels.push(new Level());
        if (levels.size() - 1 > DEEPEST) {
          errors.add(LexicalErrors.nestedTooDeeply(errors.span(token), DEEPEST));
          return false;
        }
      } else if (Tokens.closes(token)) {
        levels.pop();
        levels.element().inner = Math.max(levels.element().inner, level.height() + 1);
        level = levels.element();
      } else if (separates(tokens, i)) {
        level.next();
      } else if (token.getType() != LacunaLexer.NAME && !Tokens.isNumber(token)) {
        level.operations++;
      }
      if (level.height() > HIGHEST) {
        errors.add(LexicalErrors.tooManyOperations(errors.span(token), HIGHEST));
        return false;
      }
    }
    return true;
  }

  private static boolean separates(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    return switch (token.getType()) {
      case LacunaLexer.SET, LacunaLexer.COMMA, LacunaLexer.COLON -> true;
      case LacunaLexer.NAME, LacunaLexer.IF, LacunaLexer.FOR ->
          i > 0 && endsValue(tokens.get(i - 1));
      default -> Tokens.isBeginning(token);
    };
  }

  private static boolean endsValue(Token token) {
    return Tokens.isNumber(token)
        || Tokens.closes(token)
        || switch (token.getType()) {
          case LacunaLexer.NAME,
                  LacunaLexer.STRING,
                  LacunaLexer.TRUE,
                  LacunaLexer.FALSE,
                  LacunaLexer.NONE,
                  LacunaLexer.MAYBE ->
              true;
          default -> false;
        };
  }
}
