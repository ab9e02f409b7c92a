package lacuna.compiler.doc;

import lacuna.runtime.report.Highlighter;

/** Small pieces of HTML. */
final class Html {
  private Html() {}

  /** A text as content or as an attribute. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String link(String target, String text) {
    return "<a href=\"" + escaped(target) + "\">" + escaped(text) + "</a>";
  }

  /** Source text, colored. */
  static String code(String text) {
    return String.join("\n", Highlighter.lines(text));
  }
}
