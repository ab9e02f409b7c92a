package lacuna.compiler.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import lacuna.runtime.report.Highlighter;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as HTML: tables, anchors at headings, colored code; HTML within the text is escaped. */
final class Markdown {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private Markdown() {}

  /** A heading: its anchor, its text and the text below it up to the next. */
  record Section(String anchor, String title, String text) {}

  /** A text as HTML. */
  static String html(String text) {
    return html(text, UnaryOperator.identity());
  }

  /**
   * A text as HTML.
   *
   * @param links gives the target of a link on this page
   */
  static String html(String text, UnaryOperator<String> links) {
    Node document = PARSER.parse(text);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            link.setDestination(links.apply(link.getDestination()));
            visitChildren(link);
          }
        });
    return HtmlRenderer.builder()
        .extensions(List.of(TablesExtension.create(), HeadingAnchorExtension.create()))
        .nodeRendererFactory(CodeRenderer::new)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .build()
        .render(document)
        .replace("<table>", "<div class=\"wide\"><table>")
        .replace("</table>", "</table></div>");
  }

  /** A text of one paragraph as HTML without the paragraph's tags. */
  static String inline(String text) {
    String html = html(text).strip();
    boolean one = html.startsWith("<p>") && html.indexOf("</p>") == html.length() - 4;
    return one ? html.substring(3, html.length() - 4) : html;
  }

  /** The first sentence of a doc comment. */
  static String summary(String doc) {
    String text = doc.strip().replaceAll("\\s+", " ");
    int end = 0;
    do {
      end = text.indexOf(". ", end + 1);
    } while (end > 0 && !Character.isUpperCase(text.charAt(end + 2)) || isInitials(text, end));
    return end < 0 ? text : text.substring(0, end + 1);
  }

  /** As in "He et al. 2022" or "(J. Doe)", where a point ends no sentence. */
  private static boolean isInitials(String text, int end) {
    return end > 1 && Character.isUpperCase(text.charAt(end - 1)) && text.charAt(end - 2) == ' ';
  }

  /** The sections of a text, what stands before the first heading left out. */
  static List<Section> sections(String text) {
    List<Section> sections = new ArrayList<>();
    IdGenerator ids = IdGenerator.builder().build();
    Node document = PARSER.parse(text);
    StringBuilder below = new StringBuilder();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        closed(sections, below);
        String title = plain(node);
        sections.add(new Section(ids.generateId(title), title, ""));
      } else {
        below.append(plain(node)).append(' ');
      }
    }
    closed(sections, below);
    return sections;
  }

  private static void closed(List<Section> sections, StringBuilder below) {
    if (!sections.isEmpty()) {
      Section last = sections.remove(sections.size() - 1);
      sections.add(new Section(last.anchor, last.title, below.toString().strip()));
    }
    below.setLength(0);
  }

  /** The first paragraph's text. */
  static String lead(String text) {
    for (Node node = PARSER.parse(text).getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Paragraph) {
        return plain(node);
      }
    }
    return "";
  }

  /** What a reader sees of a text, without code blocks. */
  static String plain(String text) {
    return plain(PARSER.parse(text));
  }

  /** What a reader sees of a node, without code blocks. */
  private static String plain(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak part) {
            text.append(' ');
          }

          @Override
          public void visit(Paragraph part) {
            visitChildren(part);
            text.append(' ');
          }

          @Override
          public void visit(CustomNode cell) {
            visitChildren(cell);
            text.append(' ');
          }
        });
    return text.toString().strip();
  }

  /** Blocks of code, colored where they are Lacuna. */
  private record CodeRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
      FencedCodeBlock block = (FencedCodeBlock) node;
      boolean lacuna = "lacuna".equals(block.getInfo());
      context.getWriter().line();
      context.getWriter().tag("pre", Map.of("class", "block", "tabindex", "0"));
      context.getWriter().tag("code");
      if (lacuna) {
        context.getWriter().raw(String.join("\n", Highlighter.lines(block.getLiteral())));
      } else {
        context.getWriter().text(block.getLiteral());
      }
      context.getWriter().tag("/code");
      context.getWriter().tag("/pre");
      context.getWriter().line();
    }
  }
}
