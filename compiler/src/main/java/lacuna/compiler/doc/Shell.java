package lacuna.compiler.doc;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param root from the page to the site's top
 * @param title of the page
 * @param site of the site
 * @param sideTitle over the links beside the page; empty where there are none
 * @param body the page's own HTML
 */
record Shell(
    String root,
    String title,
    String site,
    List<Link> nav,
    String sideTitle,
    List<Link> side,
    String body) {

  /**
   * A link.
   *
   * @param current whether it leads to where the reader is
   */
  record Link(String href, String text, boolean current) {}
}
