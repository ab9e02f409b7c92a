package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** An expression, as written. */
public sealed interface Expr {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitName(Name name);
    R visitWhole(Whole whole);
    R visitDecimal(Decimal decimal);
    R visitLengthLiteral(LengthLiteral lengthLiteral);
    R visitSizeLiteral(SizeLiteral sizeLiteral);
    R visitRatioLiteral(RatioLiteral ratioLiteral);
    R visitRateLiteral(RateLiteral rateLiteral);
    R visitDurationLiteral(DurationLiteral durationLiteral);
    R visitText(Text text);
    R visitFlag(Flag flag);
    R visitNone(None none);
    R visitSelect(Select select);
    R visitCall(Call call);
    R visitIndex(Index index);
    R visitUnary(Unary unary);
    R visitBinary(Binary binary);
    R visitRangeOf(RangeOf rangeOf);
    R visitChoice(Choice choice);
    R visitListOf(ListOf listOf);
    R visitRest(Rest rest);
    R visitComprehension(Comprehension comprehension);
    R visitWith(With with);
    R visitBroken(Broken broken);
  }

  /** Where it stands. */
  Span span();

  /** The expressions that it is made of, as they are written; a name or a literal has none. */
  default List<Expr> parts() {
    return accept(ExprParts.PARTS);
  }

  /** A name. {@code _} and {@code batch} are names too. */
  record Name(Span span, String text) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitName(this);
    }
  }

  /** A whole number. */
  record Whole(Span span, long value) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWhole(this);
    }
  }

  /** A number with a point or an exponent. */
  record Decimal(Span span, double value) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDecimal(this);
    }
  }

  /** {@code 32px}. */
  record LengthLiteral(Span span, long pixels) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLengthLiteral(this);
    }
  }

  /** {@code 224px by 160px}: height by width. */
  record SizeLiteral(Span span, long height, long width) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSizeLiteral(this);
    }
  }

  /** {@code 60%}, as the double 0.6. */
  record RatioLiteral(Span span, double value) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRatioLiteral(this);
    }
  }

  /** {@code 1e-4 per 512 images}. */
  record RateLiteral(Span span, double value, long images) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRateLiteral(this);
    }
  }

  /** {@code 100 epochs} or {@code 5000 steps}. */
  record DurationLiteral(Span span, long count, boolean epochs) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDurationLiteral(this);
    }
  }

  /** A string, without its quotes, escapes undone. */
  record Text(Span span, String value) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitText(this);
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(Span span, boolean value) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFlag(this);
    }
  }

  /** {@code none}. */
  record None(Span span) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNone(this);
    }
  }

  /** {@code target.name}. */
  record Select(Span span, Expr target, String name, Span nameSpan) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSelect(this);
    }
  }

  /** {@code callee(arguments)}. */
  record Call(Span span, Expr callee, List<Argument> arguments) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCall(this);
    }
  }

  /** {@code list[index]}; the index may be a range. */
  record Index(Span span, Expr target, Expr index) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitIndex(this);
    }
  }

  /** {@code -operand} or {@code not operand}. */
  record Unary(Span span, UnaryOperator operator, Expr operand) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitUnary(this);
    }
  }

  /** {@code left operator right}. */
  record Binary(Span span, BinaryOperator operator, Expr left, Expr right) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBinary(this);
    }
  }

  /** {@code start..end}. */
  record RangeOf(Span span, Expr start, Expr end) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRangeOf(this);
    }
  }

  /** {@code if condition then yes else no}. */
  record Choice(Span span, Expr condition, Expr yes, Expr no) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitChoice(this);
    }
  }

  /** {@code [a, b, c]}; {@code [..., n]} has {@link Rest} elements. */
  record ListOf(Span span, List<Expr> elements) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitListOf(this);
    }
  }

  /** {@code ...} within a shape. */
  record Rest(Span span) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRest(this);
    }
  }

  /** {@code [for name in list: element]}. */
  record Comprehension(Span span, String variable, Expr list, Expr element) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitComprehension(this);
    }
  }

  /** {@code value with (key: "0")}. */
  record With(Span span, Expr value, List<Argument> arguments) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitWith(this);
    }
  }

  /**
   * A place where an expression was expected and an error has been given. No error is given about
   * what it is part of.
   */
  record Broken(Span span) implements Expr {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBroken(this);
    }
  }

  /** An argument of a call, named or positional. */
  record Argument(Span span, @Nullable String name, Expr value) {}

  /** Operators of one operand. */
  enum UnaryOperator {
    NEGATE,
    NOT
  }

  /** Operators of two operands. */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AND("and"),
    OR("or"),
    IMPLIES("implies");

    private final String text;

    BinaryOperator(String text) {
      this.text = text;
    }

    /** As it is written. */
    public String text() {
      return text;
    }
  }
}
