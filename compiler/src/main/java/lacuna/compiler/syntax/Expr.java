package lacuna.compiler.syntax;

import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** An expression, as written. */
public sealed interface Expr {

  /** Where it stands. */
  Span span();

  /** The expressions that it is made of, as they are written; a name or a literal has none. */
  default List<Expr> parts() {
    return List.of();
  }

  /** A name. {@code _} and {@code batch} are names too. */
  record Name(Span span, String text) implements Expr {}

  /** A whole number. */
  record Whole(Span span, long value) implements Expr {}

  /** A number with a point or an exponent. */
  record Decimal(Span span, double value) implements Expr {}

  /** {@code 32px}. */
  record LengthLiteral(Span span, long pixels) implements Expr {}

  /** {@code 224px by 160px}: height by width. */
  record SizeLiteral(Span span, long height, long width) implements Expr {}

  /** {@code 60%}, as the double 0.6. */
  record RatioLiteral(Span span, double value) implements Expr {}

  /** {@code 1e-4 per 512 images}. */
  record RateLiteral(Span span, double value, long images) implements Expr {}

  /** {@code 100 epochs} or {@code 5000 steps}. */
  record DurationLiteral(Span span, long count, boolean epochs) implements Expr {}

  /** A string, without its quotes, escapes undone. */
  record Text(Span span, String value) implements Expr {}

  /** {@code true} or {@code false}. */
  record Flag(Span span, boolean value) implements Expr {}

  /** {@code none}. */
  record None(Span span) implements Expr {}

  /** {@code target.name}. */
  record Select(Span span, Expr target, String name, Span nameSpan) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(target);
    }
  }

  /** {@code callee(arguments)}. */
  record Call(Span span, Expr callee, List<Argument> arguments) implements Expr {
    @Override
    public List<Expr> parts() {
      return Argument.values(callee, arguments);
    }
  }

  /** {@code list[index]}; the index may be a range. */
  record Index(Span span, Expr target, Expr index) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(target, index);
    }
  }

  /** {@code -operand} or {@code not operand}. */
  record Unary(Span span, UnaryOperator operator, Expr operand) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(operand);
    }
  }

  /** {@code left operator right}. */
  record Binary(Span span, BinaryOperator operator, Expr left, Expr right) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(left, right);
    }
  }

  /** {@code start..end}. */
  record RangeOf(Span span, Expr start, Expr end) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(start, end);
    }
  }

  /** {@code if condition then yes else no}. */
  record Choice(Span span, Expr condition, Expr yes, Expr no) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(condition, yes, no);
    }
  }

  /** {@code [a, b, c]}; {@code [..., n]} has {@link Rest} elements. */
  record ListOf(Span span, List<Expr> elements) implements Expr {
    @Override
    public List<Expr> parts() {
      return elements;
    }
  }

  /** {@code ...} within a shape. */
  record Rest(Span span) implements Expr {}

  /** {@code [for name in list: element]}. */
  record Comprehension(Span span, String variable, Expr list, Expr element) implements Expr {
    @Override
    public List<Expr> parts() {
      return List.of(list, element);
    }
  }

  /** {@code value with (key: "0")}. */
  record With(Span span, Expr value, List<Argument> arguments) implements Expr {
    @Override
    public List<Expr> parts() {
      return Argument.values(value, arguments);
    }
  }

  /** A place where an expression was expected and a message has been given. Whatever it meets is silent. */
  record Broken(Span span) implements Expr {}

  /** An argument of a call, named or positional. */
  record Argument(Span span, @Nullable String name, Expr value) {
    private static List<Expr> values(Expr first, List<Argument> arguments) {
      return Stream.concat(Stream.of(first), arguments.stream().map(Argument::value)).toList();
    }
  }

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
    OR("or");

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
