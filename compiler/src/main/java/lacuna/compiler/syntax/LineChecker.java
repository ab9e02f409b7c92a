package lacuna.compiler.syntax;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Two parts on one line are nearly always one part with something missing, so they are an error.
 */
final class LineChecker {
  private LineChecker() {}

  /** Reports each part that begins on the line on which its predecessor ends. */
  static void check(List<? extends ParserRuleContext> parts, ErrorCollector errors) {
    for (int i = 1; i < parts.size(); i++) {
      ParserRuleContext before = parts.get(i - 1);
      ParserRuleContext part = parts.get(i);
      if (before.exception == null && before.getStop().getLine() == part.getStart().getLine()) {
        errors.add(
            SyntaxErrors.twoOnOneLine(errors.span(before.getStop()), errors.span(part.getStart())));
      }
    }
  }
}
