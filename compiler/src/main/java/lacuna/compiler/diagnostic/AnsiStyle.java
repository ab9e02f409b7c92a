package lacuna.compiler.diagnostic;

/** ANSI colors of a terminal, or none. */
enum AnsiStyle {
  ERROR("1;31"),
  WARNING("1;33"),
  TITLE("1"),
  GUTTER("1;34"),
  ADVICE("1;36");

  private final String code;

  AnsiStyle(String code) {
    this.code = code;
  }

  /** The text in this color. */
  String on(String text, boolean color) {
    return color && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** The color of a severity. */
  static AnsiStyle of(Severity severity) {
    return severity == Severity.ERROR ? ERROR : WARNING;
  }
}
