package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Two parts on one line are nearly always one part with something missing, so they are an error.
 */
final class Lines {
  private Lines() {}

  /** Reports each part that begins on the line on which its predecessor ends. */
  static void check(List<? extends ParserRuleContext> parts, Complaints complaints) {
    for (int i = 1; i < parts.size(); i++) {
      ParserRuleContext before = parts.get(i - 1);
      ParserRuleContext part = parts.get(i);
      if (before.exception == null && before.getStop().getLine() == part.getStart().getLine()) {
        complaints.add(
            Diagnostic.error(Code.TWO_ON_ONE_LINE, "two statements are on one line")
                .at(complaints.span(part.getStart()), "this begins the second")
                .related(complaints.span(before.getStop()), "the first ends here")
                .help(
                    "begin a new line, or write the operator or comma that is missing between"
                        + " them"));
      }
    }
  }
}
