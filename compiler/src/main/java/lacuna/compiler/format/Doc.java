package lacuna.compiler.format;

import java.util.Arrays;
import java.util.List;
import lacuna.compiler.format.Renderer.EmptyLine;
import lacuna.compiler.syntax.ConcreteNode.Comment;
import lacuna.compiler.syntax.ConcreteNode.Leaf;

/** A text with the places at which its lines may break. */
sealed interface Doc {

  /** What there is to know about it before it is rendered. */
  Metrics metrics();

  /** Calls the visitor's method for what it is. */
  void accept(Visitor visitor);

  /** A method for each sort of text. */
  interface Visitor {
    void token(Token token);

    void comments(Comments comments);

    void space(Space space);

    void trailingComma(TrailingComma comma);

    void line(Line line);

    void concat(Concat concat);

    void indent(Indent indent);

    void group(Group group);

    void value(Value value);

    void attributed(Attributed attributed);
  }

  /**
   * Facts of a text on one line.
   *
   * @param width columns; without comments
   * @param breaks whether it cannot stand on one line
   * @param commentFirst whether a comment stands above its first token
   * @param commentLast whether a comment stands behind its last token
   */
  record Metrics(int width, boolean breaks, boolean commentFirst, boolean commentLast) {
    /** More columns than any line has; it keeps sums small. */
    private static final int WIDEST = 1_000_000;

    private static final Metrics EMPTY = new Metrics(0, false, false, false);

    static Metrics of(int width) {
      return new Metrics(width, false, false, false);
    }

    private boolean isEmpty() {
      return width == 0 && !breaks && !commentFirst && !commentLast;
    }

    /** Both, one behind the other; a comment between them breaks the line. */
    private Metrics and(Metrics next) {
      if (isEmpty()) {
        return next;
      }
      if (next.isEmpty()) {
        return this;
      }
      return new Metrics(
          Math.min(WIDEST, width + next.width),
          breaks || next.breaks || commentLast || next.commentFirst,
          commentFirst,
          next.commentLast);
    }
  }

  /** A token with its comments. */
  record Token(Leaf leaf) implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.token(this);
    }

    @Override
    public Metrics metrics() {
      return new Metrics(
          leaf.text().length(), false, !leaf.before().isEmpty(), leaf.behind() != null);
    }
  }

  /** Comments on lines of their own that no token follows. */
  record Comments(List<Comment> comments) implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.comments(this);
    }

    @Override
    public Metrics metrics() {
      return new Metrics(0, !comments.isEmpty(), false, false);
    }
  }

  /** Blanks; none at the start or end of a line. */
  record Space(int columns) implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.space(this);
    }

    @Override
    public Metrics metrics() {
      return Metrics.of(columns);
    }
  }

  /** A comma that stands behind the last element of a list where the list is broken. */
  record TrailingComma() implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.trailingComma(this);
    }

    @Override
    public Metrics metrics() {
      return Metrics.EMPTY;
    }
  }

  /** A place where a line may end. */
  enum Line implements Doc {
    /** Nothing on one line. */
    SOFT(0, EmptyLine.NEVER),
    /** A blank on one line. */
    BLANK(1, EmptyLine.NEVER),
    /** Before the first part of a block: a blank on one line. */
    FIRST_PART(1, EmptyLine.BELOW_COMMENT),
    /** Between parts, of which each has a line. */
    NEXT_PART(0, EmptyLine.KEPT),
    /** Between elements of a list: a blank on one line. */
    NEXT_ELEMENT(1, EmptyLine.KEPT);

    private final int width;
    private final EmptyLine emptyLine;

    Line(int width, EmptyLine emptyLine) {
      this.width = width;
      this.emptyLine = emptyLine;
    }

    /** Whether an empty line of the author's is kept here. */
    EmptyLine emptyLine() {
      return emptyLine;
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.line(this);
    }

    @Override
    public Metrics metrics() {
      return new Metrics(width, this == NEXT_PART, false, false);
    }
  }

  /** One behind the other. */
  record Concat(List<Doc> parts, Metrics metrics) implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.concat(this);
    }
  }

  /** Lines that break within {@code inner} begin two columns further to the right. */
  record Indent(Doc inner) implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.indent(this);
    }

    @Override
    public Metrics metrics() {
      return inner.metrics();
    }
  }

  /**
   * On one line if it fits, else broken at all its own places.
   *
   * @param block whether what stands before it may count on its break
   */
  record Group(Doc inner, boolean block, Metrics metrics) implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.group(this);
    }
  }

  /** Where a value begins that is too long for the line of its {@code =}. */
  enum Place {
    SAME_LINE,
    NEXT_LINE,
    /** On the next line if that holds it whole. */
    WHERE_IT_FITS
  }

  /** A value behind its {@code =}. */
  record Value(Doc inner, Place place) implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.value(this);
    }

    @Override
    public Metrics metrics() {
      return new Space(1).metrics().and(inner.metrics());
    }
  }

  /**
   * A value with its attributes, which stand on the next line where the line is too short, but
   * behind the value's end where that has lines of its own.
   */
  record Attributed(Doc value, Doc attributes) implements Doc {
    @Override
    public void accept(Visitor visitor) {
      visitor.attributed(this);
    }

    @Override
    public Metrics metrics() {
      return value.metrics().and(new Space(1).metrics()).and(attributes.metrics());
    }
  }

  static Doc concat(List<Doc> parts) {
    Metrics metrics = Metrics.EMPTY;
    for (Doc part : parts) {
      metrics = metrics.and(part.metrics());
    }
    return new Concat(List.copyOf(parts), metrics);
  }

  static Doc concat(Doc... parts) {
    return concat(Arrays.asList(parts));
  }

  static Doc group(Doc inner) {
    return new Group(inner, false, inner.metrics());
  }

  /** The braces of a block; broken at any rate where {@code broken} says so. */
  static Doc block(Doc inner, boolean broken) {
    Metrics metrics = inner.metrics();
    return new Group(
        inner,
        true,
        new Metrics(
            metrics.width,
            metrics.breaks || broken,
            metrics.commentFirst,
            metrics.commentLast));
  }
}
