package lacuna.compiler.assist;

/** Text to insert, in the form that editors know: holes are {@code ${1:example}}. */
final class Snippets {
  private Snippets() {}

  /** Text without holes. */
  static String text(String text) {
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
  }

  /** A place to fill in, with an example in it. */
  static String hole(int number, String example) {
    return "${" + number + ":" + text(example) + "}";
  }
}
