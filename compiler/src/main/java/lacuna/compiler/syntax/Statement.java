package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A statement of a function's body. */
public sealed interface Statement {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitLet(Let let);

    R visitAssign(Assign assign);

    R visitMetric(Metric metric);

    R visitRequire(Require require);

    R visitIf(If choice);

    R visitFor(For loop);

    R visitReturn(Return result);
  }

  /** Where it stands. */
  Span span();

  /** {@code let name = value}, or {@code let [a, b] = value} with several names. */
  record Let(Span span, Pattern pattern, Expr value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLet(this);
    }
  }

  /** {@code name = value}: changes a name. */
  record Assign(Span span, String name, Span nameSpan, Expr value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAssign(this);
    }
  }

  /** {@code metric name = value}. */
  record Metric(Span span, String name, Expr value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitMetric(this);
    }
  }

  /** {@code require condition else "why"}, or {@code advise}. */
  record Require(Span span, Member.Condition condition) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRequire(this);
    }
  }

  /**
   * {@code if condition { ... } else { ... }}; without an else part, {@code otherwise} is empty.
   */
  record If(
      Span span, Expr condition, List<Statement> then, List<Statement> otherwise)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIf(this);
    }
  }

  /** {@code for name in list { ... }}. */
  record For(Span span, String variable, Expr list, List<Statement> body) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFor(this);
    }
  }

  /** {@code return value}. */
  record Return(Span span, Expr value) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReturn(this);
    }
  }

  /** One name, or names for the parts of a list; {@code _} names nothing. */
  record Pattern(Span span, List<String> names, boolean taken) {
    /** The only name, when the value is not taken apart. */
    public @Nullable String single() {
      return taken ? null : names.get(0);
    }
  }
}
