package lacuna.compiler.diagnostic;

/** ANSI colours of a terminal, or none. */
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

  /** The text in this colour. */
  String on(String text, boolean colour) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** The colour of a severity. */
  static AnsiStyle of(Severity severity) {
    return severity == Severity.ERROR ? ERROR : WARNING;
  }
}
