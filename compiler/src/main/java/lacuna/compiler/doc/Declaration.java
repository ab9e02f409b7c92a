package lacuna.compiler.doc;

import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;

/**
 * What a file declares and the site shows.
 *
 * @param word what it is: {@code kind}, {@code fn}, or the kind of a component, as {@code mask}
 * @param page the page, with {@code #anchor} for a function
 * @param doc the text of its comment, or empty
 */
record Declaration(
    DocumentedFile file, Item item, String word, String name, Span span, String doc, String page) {

  /** The page of its source, at its line. */
  String source() {
    return file.sourcePage() + "#L" + span.line();
  }

  /** {@code stdlib/masks.lac:4}. */
  String place() {
    return file.name() + ":" + span.line();
  }
}
