package lacuna.compiler.format;

import lacuna.compiler.syntax.ConcreteNode.Leaf;

/**
 * Measures what must follow on a line up to the next place where it can break. What could break
 * only within a group counts as whole, but for blocks and values.
 */
final class Ahead implements Doc.Visitor {
  private int room;
  private boolean flat;
  private boolean ended;

  /**
   * A measurement.
   *
   * @param room columns that are left
   */
  Ahead(int room) {
    this.room = room;
  }

  /** Whether nothing more than what was taken so far fits. */
  boolean fits() {
    return room >= 0;
  }

  /** Whether the next parts fit, up to their first break. */
  boolean fits(Iterable<Renderer.Task> next) {
    for (Renderer.Task task : next) {
      if (ended || room < 0) {
        break;
      }
      flat = task.flat();
      task.doc().accept(this);
    }
    return room >= 0;
  }

  @Override
  public void token(Doc.Token token) {
    Leaf leaf = token.leaf();
    if (!leaf.before().isEmpty()) {
      ended = true;
      return;
    }
    room -= leaf.text().length();
    ended = leaf.behind() != null;
  }

  @Override
  public void comments(Doc.Comments comments) {
    ended = !comments.comments().isEmpty();
  }

  @Override
  public void space(Doc.Space space) {
    room -= space.columns();
  }

  @Override
  public void trailingComma(Doc.TrailingComma comma) {
    room -= flat ? 0 : 1;
  }

  @Override
  public void line(Doc.Line line) {
    room -= flat ? line.metrics().width() : 0;
    ended = !flat;
  }

  @Override
  public void concat(Doc.Concat concat) {
    for (Doc part : concat.parts()) {
      if (ended || room < 0) {
        return;
      }
      part.accept(this);
    }
  }

  @Override
  public void indent(Doc.Indent indent) {
    indent.inner().accept(this);
  }

  @Override
  public void group(Doc.Group group) {
    boolean outer = flat;
    flat = flat || !(group.block() || group.metrics().breaks());
    group.inner().accept(this);
    flat = outer;
  }

  @Override
  public void value(Doc.Value value) {
    if (!flat && value.place() != Doc.Place.SAME_LINE) {
      ended = true;
      return;
    }
    room -= 1;
    value.inner().accept(this);
  }

  @Override
  public void attributed(Doc.Attributed attributed) {
    attributed.value().accept(this);
    ended = ended || !flat;
    if (!ended) {
      room -= 1;
      attributed.attributes().accept(this);
    }
  }
}
