package lacuna.compiler.java;

/** The texts of doc comments. */
final class DocComments {
  private DocComments() {}

  /**
   * What it is, and where it is written: {@code One pre-norm transformer block. stdlib/vit.lac:22}.
   */
  static String described(String doc, String place) {
    return Escapes.javadoc(joined(sentence(doc), place));
  }

  /** What it does, and the shapes of what goes in and comes out. */
  static String method(String doc, String shapes, String place) {
    return Escapes.javadoc(joined(joined(sentence(doc), sentence(shapes)), place));
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() || stripped.matches("(?s).*[.!?:]") ? stripped : stripped + ".";
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
  }
}
