package lacuna.compiler.syntax;

/**
 * Prints the tree of a file in the language itself: one thing on a line, nothing abbreviated,
 * parentheses wherever one operation stands within another. What is printed reads back as the same
 * tree.
 */
public final class TreePrinter {
  private TreePrinter() {}

  /** The whole file. */
  public static String print(SyntaxFile file) {
    LinePrinter out = new LinePrinter();
    Item.Header header = file.header();
    if (header != null) {
      print(header, out);
    }
    file.imports().forEach(line -> out.line("import " + ExprPrinter.string(line.path())));
    ItemPrinter items = new ItemPrinter(out);
    file.items().forEach(item -> item.accept(items));
    return out.toString();
  }

  private static void print(Item.Header header, LinePrinter out) {
    out.doc(header.doc());
    out.line("experiment " + header.name());
    if (header.amends() != null) {
      out.line("amends " + ExprPrinter.string(header.amends()));
    }
  }
}
