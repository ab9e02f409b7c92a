package lacuna.compiler.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lacuna.compiler.syntax.ConcreteNode.Comment;
import lacuna.compiler.syntax.ConcreteNode.Leaf;

/**
 * Breaks a text into lines. A comment ends its line wherever it stands, so that no comment can
 * swallow what follows it.
 */
final class Renderer implements Doc.Visitor {
  private static final int STEP = 2;

  /** A part that is still to be rendered: how far it is indented, and whether on one line. */
  record Task(int indent, boolean flat, Doc doc) {}

  /** Where an empty line of the author's is kept. */
  enum EmptyLine {
    NEVER,
    /** Not as the first line of a block. */
    BELOW_COMMENT,
    KEPT
  }

  private final Lines lines = new Lines();
  private final Deque<Task> tasks = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();
  private String comment = "";
  private int spaces;

  /** Whether an empty line of the author's is kept above what comes next. */
  private EmptyLine emptyLine = EmptyLine.BELOW_COMMENT;

  private Task task;

  private Renderer(Doc doc) {
    task = new Task(0, false, doc);
  }

  /** The text, with a line end behind each line. */
  static String render(Doc doc) {
    Renderer renderer = new Renderer(doc);
    renderer.tasks.push(renderer.task);
    while (!renderer.tasks.isEmpty()) {
      renderer.task = renderer.tasks.pop();
      renderer.task.doc.accept(renderer);
    }
    renderer.endLine();
    return renderer.lines.toString();
  }

  @Override
  public void token(Doc.Token token) {
    Leaf leaf = token.leaf();
    boolean comma = leaf.text().equals(",") && leaf.before().isEmpty() && leaf.behind() == null;
    if (!leaf.before().isEmpty() || (!comment.isEmpty() && !comma)) {
      endLine();
    }
    above(leaf.before(), task.indent);
    boolean documented =
        !leaf.before().isEmpty() && leaf.before().get(leaf.before().size() - 1).isDoc();
    if (emptyLine == EmptyLine.KEPT && leaf.blank() && !documented) {
      lines.addEmpty();
    }
    line.append(" ".repeat(line.isEmpty() ? task.indent : spaces)).append(leaf.text());
    emptyLine = EmptyLine.NEVER;
    spaces = 0;
    if (leaf.behind() != null) {
      comment = leaf.behind().text();
    }
  }

  @Override
  public void comments(Doc.Comments comments) {
    if (!comments.comments().isEmpty()) {
      boolean first = line.isEmpty();
      endLine();
      emptyLine = first ? EmptyLine.BELOW_COMMENT : EmptyLine.KEPT;
      above(comments.comments(), task.indent);
    }
  }

  @Override
  public void space(Doc.Space space) {
    spaces = space.columns();
  }

  @Override
  public void trailingComma(Doc.TrailingComma comma) {
    line.append(task.flat ? "" : ",");
  }

  @Override
  public void line(Doc.Line place) {
    if (task.flat) {
      spaces = place.metrics().width();
    } else {
      endLine();
      emptyLine = place.emptyLine();
    }
  }

  @Override
  public void concat(Doc.Concat concat) {
    List<Doc> parts = concat.parts();
    for (int i = parts.size() - 1; i >= 0; i--) {
      tasks.push(new Task(task.indent, task.flat, parts.get(i)));
    }
  }

  @Override
  public void indent(Doc.Indent indent) {
    tasks.push(new Task(task.indent + STEP, task.flat, indent.inner()));
  }

  @Override
  public void group(Doc.Group group) {
    boolean flat = task.flat || fitsWhole(group, column());
    tasks.push(new Task(task.indent, flat, group.inner()));
  }

  @Override
  public void value(Doc.Value value) {
    Doc inner = value.inner();
    int next = task.indent + STEP;
    boolean stays =
        task.flat
            || (comment.isEmpty()
                && !inner.metrics().commentFirst()
                && (value.place() == Doc.Place.SAME_LINE
                    || fitsWhole(inner, column() + 1)
                    || (value.place() == Doc.Place.WHERE_IT_FITS && !fitsWhole(inner, next))));
    if (stays) {
      spaces = 1;
    } else {
      endLine();
    }
    tasks.push(new Task(stays ? task.indent : next, task.flat, inner));
  }

  @Override
  public void attributed(Doc.Attributed attributed) {
    boolean flat = task.flat || fitsWhole(attributed, column());
    Doc.Metrics value = attributed.value().metrics();
    boolean below = !flat && !value.breaks() && column() + value.width() <= Lines.WIDTH;
    tasks.push(new Task(task.indent + (below ? STEP : 0), flat, attributed.attributes()));
    Doc between = below ? Doc.Line.BLANK : new Doc.Space(1);
    tasks.push(new Task(task.indent, flat, between));
    tasks.push(new Task(task.indent, flat, attributed.value()));
  }

  /** The column at which the next token would begin. */
  private int column() {
    return line.isEmpty() ? task.indent : line.length() + spaces;
  }

  /** Whether the text on one line and what must follow it there fit, from a column on. */
  private boolean fitsWhole(Doc doc, int column) {
    if (doc.metrics().breaks()) {
      return false;
    }
    Ahead ahead = new Ahead(Lines.WIDTH - column - doc.metrics().width());
    return doc.metrics().commentLast() ? ahead.fits() : ahead.fits(tasks);
  }

  private void above(List<Comment> comments, int indent) {
    for (Comment above : comments) {
      if (emptyLine == EmptyLine.KEPT && above.blank()) {
        lines.addEmpty();
      }
      lines.add("", " ".repeat(indent) + above.text());
      if (emptyLine == EmptyLine.BELOW_COMMENT) {
        emptyLine = EmptyLine.KEPT;
      }
    }
  }

  private void endLine() {
    if (!line.isEmpty() || !comment.isEmpty()) {
      lines.add(line.toString(), comment);
    }
    line.setLength(0);
    comment = "";
    spaces = 0;
  }
}
