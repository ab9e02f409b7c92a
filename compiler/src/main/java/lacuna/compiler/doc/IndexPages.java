package lacuna.compiler.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.doc.SiteBuilder.Side;
import lacuna.compiler.doc.SiteBuilder.Target;

/** The pages that lead to all others, and those of the files' texts. */
final class IndexPages {
  static final String LIBRARY = "library/index.html";
  static final String PACKAGE = "package/index.html";

  private final Catalog catalog;
  private final SiteBuilder site;

  IndexPages(Catalog catalog, SiteBuilder site) {
    this.catalog = catalog;
    this.site = site;
  }

  /** What the page of a part of the site shows. */
  record IndexView(String title, String lead, List<Group> groups) {}

  /** Declarations under a heading, which leads to a page where it can. */
  record Group(
      String title, String anchor, String href, String doc, List<LibraryPages.Listed> rows) {}

  /** The first page. */
  record HomeView(
      String name,
      boolean own,
      int specs,
      List<LibraryPages.Listed> guide,
      List<LibraryPages.Listed> kinds) {}

  /** A text line by line. */
  record SourceView(String name, List<Line> lines) {}

  /** A line of a text, colored. */
  record Line(int number, String html) {}

  void home(String name, boolean own, int specs) {
    PagePlace place = new PagePlace("index.html");
    List<LibraryPages.Listed> guide =
        Guide.pages().stream()
            .map(page -> new LibraryPages.Listed(place.to(page.site()), page.title(), lead(page)))
            .toList();
    List<LibraryPages.Listed> kinds =
        catalog
            .of(Catalog.KIND)
            .map(kind -> new LibraryPages.Listed(place.to(kind.page()), kind.name(), count(kind)))
            .toList();
    site.page(place, name, Side.NONE, "home", new HomeView(name, own, specs, guide, kinds));
  }

  private static String lead(Guide.Page page) {
    return Html.escaped(Markdown.summary(Markdown.lead(page.text())));
  }

  private String count(Declaration kind) {
    int count = catalog.componentsOf(kind).size();
    return count == 1 ? "1 component" : count + " components";
  }

  /** The standard library: its components by kind, then its functions by file. */
  void library() {
    PagePlace place = new PagePlace(LIBRARY);
    List<Group> groups = new ArrayList<>();
    catalog
        .of(Catalog.KIND)
        .filter(kind -> !kind.file().own())
        .forEach(
            kind ->
                groups.add(
                    new Group(
                        kind.name(),
                        kind.name(),
                        place.to(kind.page()),
                        Markdown.inline(Markdown.summary(kind.doc())),
                        rows(ofLibrary(kind), place))));
    catalog.files().stream()
        .filter(file -> !file.own())
        .forEach(file -> functions(file, place, groups));
    String lead = "Written in Lacuna; components of your own stand beside its.";
    IndexView view = new IndexView("Standard library", lead, groups);
    site.page(place, "Library", side(LIBRARY, groups), "index", view);
  }

  /** The package: all that each of its files declares. */
  void ofPackage(String name) {
    PagePlace place = new PagePlace(PACKAGE);
    List<Group> groups = new ArrayList<>();
    for (DocumentedFile file : catalog.files()) {
      List<Declaration> declared =
          catalog.declarations().stream().filter(each -> each.file().equals(file)).toList();
      if (file.own() && !declared.isEmpty()) {
        String anchor = "file-" + groups.size();
        String source = place.to(file.sourcePage());
        groups.add(new Group(file.name(), anchor, source, "", rows(declared.stream(), place)));
      }
    }
    site.page(place, name, side(PACKAGE, groups), "index", new IndexView(name, "", groups));
  }

  private Stream<Declaration> ofLibrary(Declaration kind) {
    return catalog.componentsOf(kind).stream().filter(component -> !component.file().own());
  }

  private void functions(DocumentedFile file, PagePlace place, List<Group> groups) {
    List<LibraryPages.Listed> rows =
        rows(catalog.of(Catalog.FUNCTION).filter(each -> each.file().equals(file)), place);
    if (!rows.isEmpty()) {
      String title = "Functions of " + file.name();
      groups.add(new Group(title, "fn-" + file.name(), place.to(file.functionsPage()), "", rows));
    }
  }

  private static Side side(String page, List<Group> groups) {
    return new Side(
        "On this page",
        groups.stream().map(group -> new Target(page + "#" + group.anchor, group.title)).toList());
  }

  private static List<LibraryPages.Listed> rows(Stream<Declaration> declarations, PagePlace place) {
    return declarations.map(each -> LibraryPages.listed(each, place)).toList();
  }

  /** The text of every file. */
  void sources() {
    for (DocumentedFile file : catalog.files()) {
      List<Line> lines = new ArrayList<>();
      for (String html : Html.code(file.syntax().source().text()).split("\n", -1)) {
        lines.add(new Line(lines.size() + 1, html));
      }
      PagePlace place = new PagePlace(file.sourcePage());
      site.page(place, file.name(), Side.NONE, "source", new SourceView(file.name(), lines));
    }
  }
}
