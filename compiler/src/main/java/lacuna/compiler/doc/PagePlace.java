package lacuna.compiler.doc;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A page of the site, as the place from which links lead.
 *
 * @param page its path in the site: {@code library/mask/random.html}
 */
record PagePlace(String page) {
  private static final String PAGE = ".html";

  /** From this page to the site's top: {@code ../../}, or nothing. */
  String root() {
    return "../".repeat((int) page.chars().filter(c -> c == '/').count());
  }

  /**
   * A link from this page.
   *
   * @param target a page's path, possibly with {@code #anchor}
   */
  String to(String target) {
    int page = target.lastIndexOf(PAGE + "#"); // a folder's name may hold a # too
    String path = page < 0 ? target : target.substring(0, page + PAGE.length());
    String anchor = target.substring(path.length());
    boolean here = path.equals(this.page) && !anchor.isEmpty();
    return here ? anchor : root() + encoded(path) + anchor;
  }

  /** File names may hold what has a meaning in links. */
  static String encoded(String path) {
    try {
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no path: " + path, e);
    }
  }
}
