package lacuna.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.runtime.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Prints diagnostics for people: title, places in their lines with carets, facts and advice.
 *
 * <pre>
 * error[S02]: the mask's cells do not tile the encoder's patches
 *   --> random_24.lac:5:30
 *    |
 *  5 | pretrain.mask = random(cell: 24px, ratio: 40%)
 *    |                              ^^^^ 24px is 1.5 patches
 *    |
 *   ::: stdlib/vit.lac:18:3
 *    |
 * 18 |   patch: Length = 16px
 *    |   ----- the encoder's patch
 *    = help: cells that fit a 192px image and 16px patches: 16px, 32px, 48px, 64px, 96px, 192px
 * </pre>
 */
public final class TextRenderer {
  /** Lines between two places of one file up to which both are shown in one snippet. */
  private static final int NEAR = 2;

  private final boolean color;

  /** A renderer for a terminal with colors, or for plain text. */
  public TextRenderer(boolean color) {
    this.color = color;
  }

  /** All messages, with an empty line between them. */
  public String render(List<Diagnostic> diagnostics) {
    List<String> texts = diagnostics.stream().map(this::render).toList();
    return String.join("\n", texts);
  }

  /** One message, with a line end behind its last line. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    AnsiStyle paint = AnsiStyle.of(diagnostic.severity());
    String label = diagnostic.severity() == Severity.ERROR ? "error" : "warning";
    out.append(paint.on(label + "[" + diagnostic.code().id() + "]", color))
        .append(AnsiStyle.TITLE.on(": " + diagnostic.title(), color))
        .append('\n');
    List<Mark> marks = marks(diagnostic);
    int width = marks.stream().mapToInt(mark -> String.valueOf(mark.line).length()).max().orElse(1);
    String arrow = "-->";
    for (List<Mark> snippet : snippets(marks)) {
      print(out, snippet, arrow, width, paint);
      arrow = ":::";
    }
    for (String note : diagnostic.notes()) {
      advice(out, "note", note, width);
    }
    for (String help : diagnostic.help()) {
      advice(out, "help", help, width);
    }
    return out.toString();
  }

  /** A place on its first line. */
  private record Mark(Label label, boolean primary, SourceFile file, int line, int start, int end) {
    static Mark of(Label label, boolean primary) {
      Span span = label.span();
      int line = span.line();
      int start = span.column() - 1;
      String text = span.file().lineText(line);
      int end = Math.min(start + span.end() - span.start(), text.length());
      return new Mark(label, primary, span.file(), line, start, Math.max(start + 1, end));
    }
  }

  private static List<Mark> marks(Diagnostic diagnostic) {
    List<Mark> marks = new ArrayList<>();
    if (diagnostic.primary() != null) {
      marks.add(Mark.of(diagnostic.primary(), true));
    }
    diagnostic.related().forEach(label -> marks.add(Mark.of(label, false)));
    return marks;
  }

  /** Marks near each other in one file; the snippet of the primary mark comes first. */
  private static List<List<Mark>> snippets(List<Mark> marks) {
    List<List<Mark>> snippets = new ArrayList<>();
    for (Mark mark : marks) {
      @Nullable List<Mark> near = null;
      for (List<Mark> snippet : snippets) {
        boolean joins =
            snippet.stream()
                .anyMatch(
                    other ->
                        other.file.equals(mark.file)
                            && Math.abs(other.line - mark.line) <= NEAR + 1);
        if (joins) {
          near = snippet;
          break;
        }
      }
      if (near == null) {
        near = new ArrayList<>();
        snippets.add(near);
      }
      near.add(mark);
    }
    return snippets;
  }

  private void print(
      StringBuilder out, List<Mark> snippet, String arrow, int width, AnsiStyle paint) {
    Mark named = snippet.get(0);
    if (arrow.equals(":::")) {
      gutter(out, "", width).append('\n');
    }
    out.append(" ".repeat(width)).append(AnsiStyle.GUTTER.on(arrow, color));
    out.append(' ').append(Printable.text(named.label.span().toString())).append('\n');
    gutter(out, "", width).append('\n');
    List<Mark> ordered = new ArrayList<>(snippet);
    ordered.sort(Comparator.comparingInt(Mark::line));
    int last = ordered.get(ordered.size() - 1).line;
    for (int line = ordered.get(0).line; line <= last; line++) {
      int at = line;
      List<Mark> here = snippet.stream().filter(mark -> mark.line == at).toList();
      int start = here.stream().mapToInt(Mark::start).min().orElse(0);
      int end = here.stream().mapToInt(Mark::end).max().orElse(0);
      DisplayLine shown = new DisplayLine(named.file.lineText(line), start, end);
      gutter(out, String.valueOf(line), width);
      out.append(shown.text().isEmpty() ? "" : " " + shown.text()).append('\n');
      for (Mark mark : here) {
        underline(out, mark, shown, width, paint);
      }
    }
  }

  private void underline(
      StringBuilder out, Mark mark, DisplayLine shown, int width, AnsiStyle paint) {
    int start = shown.column(mark.start);
    int length = Math.max(1, shown.column(mark.end) - start);
    String line = (mark.primary ? "^" : "-").repeat(length);
    String text = mark.label.text().isEmpty() ? "" : " " + mark.label.text();
    gutter(out, "", width).append(' ').append(" ".repeat(start));
    out.append((mark.primary ? paint : AnsiStyle.GUTTER).on(line + text, color)).append('\n');
  }

  private StringBuilder gutter(StringBuilder out, String number, int width) {
    String text = " ".repeat(width - number.length()) + number + " |";
    return out.append(AnsiStyle.GUTTER.on(text, color));
  }

  private void advice(StringBuilder out, String word, String text, int width) {
    String indent = " ".repeat(width + 1);
    String next = "\n" + indent + " ".repeat(word.length() + 4);
    out.append(indent)
        .append(AnsiStyle.GUTTER.on("=", color))
        .append(' ')
        .append(AnsiStyle.ADVICE.on(word, color))
        .append(": ")
        .append(text.replace("\n", next))
        .append('\n');
  }
}
