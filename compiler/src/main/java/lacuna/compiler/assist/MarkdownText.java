package lacuna.compiler.assist;

import lacuna.compiler.symbols.Definition;

/** Texts as editors show them. */
final class MarkdownText {
  private MarkdownText() {}

  /** A declaration and its doc comment. */
  static String declaration(Definition definition) {
    String doc = definition.doc().isBlank() ? "" : "\n\n" + definition.doc();
    return code(definition.detail()) + doc;
  }

  /** A piece of the language. */
  static String code(String text) {
    return "```lacuna\n" + text + "\n```";
  }
}
