package lacuna.compiler.archive;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line {@code experiment NAME} of a spec. */
final class ExperimentHeader {
  private static final Pattern LINE =
      Pattern.compile("^\\s*experiment\\s+([A-Za-z_][A-Za-z_0-9]*)", Pattern.MULTILINE);

  private ExperimentHeader() {}

  /** The experiment's name; empty for a file of components. */
  static String name(String text) {
    Matcher header = LINE.matcher(text);
    return header.find() ? header.group(1) : "";
  }
}
