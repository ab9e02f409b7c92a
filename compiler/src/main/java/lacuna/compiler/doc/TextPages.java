package lacuna.compiler.doc;

import java.util.List;
import java.util.function.UnaryOperator;
import lacuna.compiler.diagnostic.Explanations;
import lacuna.compiler.doc.SiteBuilder.Side;
import lacuna.compiler.doc.SiteBuilder.Target;

/** The pages that are written in Markdown: the guide and what messages mean. */
final class TextPages {
  private static final String MESSAGES = "messages/";

  private final SiteBuilder site;

  TextPages(SiteBuilder site) {
    this.site = site;
  }

  /** What a list of pages shows. */
  record ListView(String title, String lead, List<Row> rows) {}

  /** A page in a list. */
  record Row(String href, String name, String text) {}

  /** The guide. */
  void guide() {
    List<Guide.Page> pages = Guide.pages();
    Side side =
        new Side("Guide", pages.stream().map(p -> new Target(p.site(), p.title())).toList());
    for (Guide.Page page : pages) {
      prose(new PagePlace(page.site()), page.title(), side, page.text());
      site.search().add(page.title(), "guide", page.site(), Markdown.lead(page.text()));
      for (Markdown.Section section : Markdown.sections(page.text())) {
        if (!section.title().equals(page.title())) {
          String sort = "guide: " + page.title();
          String target = page.site() + "#" + section.anchor();
          site.search().add(section.title(), sort, target, section.text());
        }
      }
    }
  }

  /** A page for every code of a message, and their list. */
  void messages() {
    List<String> titles = Explanations.titles();
    Side side =
        new Side("Messages", titles.stream().map(t -> new Target(page(code(t)), t)).toList());
    for (String title : titles) {
      String code = code(title);
      String text = Explanations.of(code).orElseThrow();
      prose(new PagePlace(page(code)), title, side, text);
      site.search().add(title, "message", page(code), Markdown.lead(text));
    }
    PagePlace place = new PagePlace(MESSAGES + "index.html");
    List<Row> rows =
        titles.stream()
            .map(
                title ->
                    new Row(place.to(page(code(title))), code(title), title.substring(5)))
            .toList();
    String lead =
        "Every message of the compiler has a code, as in `error[T02]`. `lacuna explain T02` prints"
            + " its page.";
    ListView view = new ListView("Messages", Markdown.inline(lead), rows);
    site.page(place, "Messages", Side.NONE, "list", view);
  }

  private static String code(String title) {
    return title.substring(0, title.indexOf(':'));
  }

  private static String page(String code) {
    return MESSAGES + code + ".html";
  }

  private void prose(PagePlace place, String title, Side side, String text) {
    String html = Markdown.html(text, toHtml());
    site.body(place, title, side, "<article class=\"prose\">\n" + html + "</article>\n");
  }

  /** Pages of the guide link to each other as files of Markdown. */
  private static UnaryOperator<String> toHtml() {
    return link ->
        link.contains("://") ? link : link.replaceFirst("\\.md(?=$|#)", ".html");
  }
}
