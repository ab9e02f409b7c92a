package lacuna.compiler.java;

/**
 * Text from a spec as it may stand in Java source: no string or comment can be left, no escape can
 * be smuggled in.
 */
final class Escapes {
  private Escapes() {}

  /** A string literal on one line, with its quotes. */
  static String string(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default ->
            literal.append(visible(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c));
      }
    }
    return literal.append('"').toString();
  }

  /** For a comment that ends with its line: one line, and a backslash starts no Unicode escape. */
  static String lineComment(String text) {
    return clean(text).replaceAll("\\s+", " ").strip().replace("\\", "\\\\");
  }

  /** For Javadoc: paragraphs stay, the comment's end, escapes and tags do not. */
  static String javadoc(String text) {
    return clean(text)
        .strip()
        .replace("&", "&amp;")
        .replace("*/", "*&#47;")
        .replace("\\", "&#92;")
        .replace("@", "&#64;")
        .replace("<", "&lt;");
  }

  /** Without control and formatting characters, which could make text look other than it is. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.replaceAll("\\R", "\n")
        .codePoints()
        .map(c -> c == '\t' ? ' ' : c)
        .filter(c -> c == '\n' || visible(c))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean visible(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.UNASSIGNED;
  }
}
