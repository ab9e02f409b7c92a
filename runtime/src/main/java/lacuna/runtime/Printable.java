package lacuna.runtime;

/**
 * Text of a file or a spec as it may stand in a message: what would move a terminal's cursor, change
 * its colors, hide something or turn the direction of writing is shown as its code, {@code \}{@code
 * u001b}.
 */
public final class Printable {
  private Printable() {}

  /** The text with everything invisible escaped, but for line ends and tabs. */
  public static String text(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean kept = c == '\n' || c == '\t' || isVisible(c);
      if (!kept && shown == null) {
        shown = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (shown != null) {
        shown.append(kept ? Character.toString(c) : code(c));
      }
      i += Character.charCount(c);
    }
    return shown == null ? text : shown.toString();
  }

  /** The same on one line, cut after so many characters. */
  public static String line(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest) + "..." : text;
    return text(cut).replace("\n", code('\n')).replace("\t", code('\t'));
  }

  /** Whether a character is seen where it stands, and does nothing to its neighbors. */
  public static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  private static String code(int c) {
    return Character.isBmpCodePoint(c) ? "\\u%04x".formatted(c) : "\\u{%x}".formatted(c);
  }
}
