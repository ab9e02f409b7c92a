package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;

/** Changes to a text that its messages propose. The advice of a message is read here and nowhere else. */
public final class Fixes {
  private static final Pattern QUESTION = Pattern.compile("did you mean (.*)\\?");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern WRITE = Pattern.compile("write `?([^` ]+(?:\\([^`]*\\))?)`?");

  private Fixes() {}

  /**
   * A change.
   *
   * @param title what it does, for a menu
   * @param span what it replaces
   * @param text what it writes there
   */
  public record Fix(String title, Span span, String text) {}

  /** The changes that mend a message, the likeliest first; none where its advice is no text to write. */
  public static List<Fix> of(Diagnostic diagnostic) {
    List<Fix> fixes = new ArrayList<>();
    if (diagnostic.primary() == null) {
      return fixes;
    }
    Span span = diagnostic.primary().span();
    for (String help : diagnostic.help()) {
      Matcher question = QUESTION.matcher(help);
      Matcher write = WRITE.matcher(help);
      if (question.matches()) {
        Matcher names = QUOTED.matcher(question.group(1));
        while (names.find()) {
          fixes.add(replacing(span, names.group(1)));
        }
      } else if (write.matches()) {
        fixes.add(replacing(span, write.group(1)));
      }
    }
    return fixes;
  }

  private static Fix replacing(Span span, String text) {
    return new Fix("Change to `" + text + "`", span, text);
  }
}
