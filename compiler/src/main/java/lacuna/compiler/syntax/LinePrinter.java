package lacuna.compiler.syntax;

/** Text in indented lines, as the printers of the tree write it. */
final class LinePrinter {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  /** A line at the present depth. */
  void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  /** A doc comment, unless it is empty. */
  void doc(String doc) {
    doc.lines().forEach(words -> line(words.isEmpty() ? "///" : "/// " + words));
  }

  /** Lines one step further in. */
  void indented(Runnable inner) {
    depth++;
    inner.run();
    depth--;
  }

  /** A head, what stands between its braces, and the closing one. */
  void braces(String head, Runnable inner) {
    line(head + " {");
    indented(inner);
    line("}");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
