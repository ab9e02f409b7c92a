package lacuna.compiler.doc;

import lacuna.compiler.syntax.SyntaxFile;

/**
 * A parsed file with its place in the site.
 *
 * @param name how the site calls it: {@code stdlib/masks.lac}, {@code stripes.lac}
 * @param own whether it belongs to the package, and not to the standard library
 */
record DocumentedFile(SyntaxFile syntax, String name, boolean own) {

  /** The folder of the pages of what it declares. */
  String folder() {
    return own ? "package/" + name : "library";
  }

  /** The page of its functions. */
  String functionsPage() {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return folder() + "/fn/" + last + ".html";
  }

  /** The page of its text. */
  String sourcePage() {
    return "source/" + (own ? "package/" : "") + name + ".html";
  }

  /** The page of the spec that it is. */
  String specPage() {
    return "specs/" + name + ".html";
  }
}
