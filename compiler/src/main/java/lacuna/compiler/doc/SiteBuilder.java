package lacuna.compiler.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a site, as they come to be. */
final class SiteBuilder {
  private static final String REPORT_STYLE = "/lacuna/runtime/report/report.css";

  private final SortedMap<String, String> files = new TreeMap<>();
  private final Templates templates = new Templates();
  private final SearchIndex search = new SearchIndex();
  private final String name;
  private final List<Section> sections;

  /** A part of the site, with the page that leads to its pages. */
  record Section(String title, String folder) {
    String page() {
      return folder + "/index.html";
    }
  }

  /** Links beside a page. */
  record Side(String title, List<Target> links) {
    static final Side NONE = new Side("", List.of());
  }

  /** A page of the site under its name. */
  record Target(String page, String text) {}

  SiteBuilder(String name, List<Section> sections) {
    this.name = name;
    this.sections = List.copyOf(sections);
  }

  SearchIndex search() {
    return search;
  }

  /** Adds a page: a template with what a view tells. */
  void page(PagePlace place, String title, Side side, String template, Object view) {
    body(place, title, side, templates.fill(template, view));
  }

  /** Adds a page whose body is HTML. */
  void body(PagePlace place, String title, Side side, String body) {
    List<Shell.Link> nav = new ArrayList<>();
    for (Section section : sections) {
      boolean here = place.page().startsWith(section.folder() + "/");
      nav.add(new Shell.Link(place.to(section.page()), section.title(), here));
    }
    List<Shell.Link> links = new ArrayList<>();
    for (Target target : side.links()) {
      boolean here = target.page().equals(place.page());
      links.add(new Shell.Link(place.to(target.page()), target.text(), here));
    }
    Shell shell = new Shell(place.root(), title, name, nav, side.title(), links, body);
    files.put(place.page(), templates.fill("page", shell));
  }

  /** All files, by their paths. */
  SortedMap<String, String> files() {
    files.put("site.css", Templates.text(REPORT_STYLE) + "\n" + Templates.text("site.css"));
    files.put("site.js", Templates.text("site.js"));
    files.put("search-index.js", search.script());
    body(new PagePlace("search.html"), "Search", Side.NONE, templates.fill("search", this));
    return files;
  }
}
