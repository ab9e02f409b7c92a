package lacuna.compiler.value;

import java.util.Optional;
import java.util.OptionalDouble;
import lacuna.compiler.value.Counted.Unit;
import lacuna.compiler.value.Operator.Binary;
import lacuna.compiler.value.Operator.Unary;

/**
 * Arithmetic on constants. Whole numbers stay whole where the result is whole; a quotient that is
 * not becomes a real number. Pixels go with pixels, and by numbers; pixels over pixels are a count.
 * Operand 0 is the left one.
 */
public final class Arithmetic {
  private static final Value.Visitor<OptionalDouble> PLAIN =
      new SimpleValueVisitor<>() {
        @Override
        public OptionalDouble visitInt(Value.Int number) {
          return number.batch() ? OptionalDouble.empty() : OptionalDouble.of(number.number());
        }

        @Override
        public OptionalDouble visitReal(Value.Real number) {
          return OptionalDouble.of(number.number());
        }

        @Override
        public OptionalDouble visitRatio(Value.Ratio ratio) {
          return OptionalDouble.of(ratio.share());
        }

        @Override
        protected OptionalDouble defaultAction(Value value) {
          return OptionalDouble.empty();
        }
      };

  private Arithmetic() {}

  /** {@code a operator b} of constants. */
  public static Result<Value> binary(Binary operator, Value a, Value b) {
    if (operator == Binary.DIVIDE && isZero(b)) {
      return Result.mismatch(
          outOfRange("a division by zero", "divide by another number than 0", operator, a, b));
    }
    try {
      return applied(operator, a, b)
          .map(Result::ok)
          .orElseGet(() -> Result.mismatch(ValueMismatches.operands(operator, a, b)));
    } catch (ArithmeticException overflow) {
      return Result.mismatch(
          outOfRange(
              "the number is too large",
              "integers go up to " + Integer.MAX_VALUE + ", others to 1.7e308",
              operator,
              a,
              b));
    }
  }

  private static Mismatch outOfRange(
      String title, String help, Binary operator, Value a, Value b) {
    return Mismatch.of(Rule.OUT_OF_RANGE, title, help)
        .label(a + " " + operator.text() + " " + b)
        .from(Operand.whole(0), Operand.whole(1));
  }

  /** {@code -a} and {@code not a} of a constant. */
  public static Result<Value> unary(Unary operator, Value a) {
    try {
      return applied(operator, a)
          .map(Result::ok)
          .orElseGet(() -> Result.mismatch(ValueMismatches.operand(operator, a)));
    } catch (ArithmeticException overflow) {
      return Result.mismatch(ValueMismatches.operand(operator, a));
    }
  }

  /** {@code start..end}; both are plain numbers, or of the same type. */
  public static Result<Value.Range> range(Value start, Value end) {
    Value.Range range = new Value.Range(start, end);
    return isPlain(start) && isPlain(end) || start.getClass() == end.getClass()
        ? Result.ok(range)
        : Result.mismatch(
            Mismatch.of(
                    Rule.WRONG_UNIT, "a range goes from one value to another of the same unit",
                    "give both the same unit, as in 67%..100%")
                .label(range.toString())
                .from(Operand.whole(0), Operand.whole(1)));
  }

  /** Whether a value is a number without a unit of length or time, and not times the batch. */
  public static boolean isPlain(Value value) {
    return value.accept(PLAIN).isPresent();
  }

  /** A plain number as a double. */
  public static double number(Value plain) {
    return plain.accept(PLAIN).orElseThrow();
  }

  private static Optional<Value> applied(Unary operator, Value a) {
    return switch (operator) {
      case NEGATE -> a.accept(Negation.OF);
      case NOT -> a instanceof Value.Bool x ? bool(!x.value()) : Optional.empty();
    };
  }

  private static Optional<Value> applied(Binary operator, Value a, Value b) {
    return switch (operator) {
      case ADD, SUBTRACT -> sum(operator, a, b);
      case MULTIPLY -> product(a, b);
      case DIVIDE -> quotient(a, b);
      case EQUAL, NOT_EQUAL -> bool(equal(a, b) == (operator == Binary.EQUAL));
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> Comparison.of(operator, a, b);
      case AND, OR ->
          a instanceof Value.Bool x && b instanceof Value.Bool y
              ? bool(
                  operator == Binary.AND ? x.value() && y.value() : x.value() || y.value())
              : Optional.empty();
    };
  }

  private static Optional<Value> bool(boolean value) {
    return Optional.of(new Value.Bool(value));
  }

  private static Optional<Value> sum(Binary operator, Value a, Value b) {
    Counted x = Counted.of(a).orElse(null);
    Counted y = Counted.of(b).orElse(null);
    if (x != null && y != null && x.unit() == y.unit()) {
      return Optional.of(
          x.times(
              operator == Binary.ADD
                  ? Math.addExact(x.number(), y.number())
                  : Math.subtractExact(x.number(), y.number())));
    }
    int sign = operator == Binary.ADD ? 1 : -1;
    return plain(a, b) ? real(a, b, number(a) + sign * number(b)) : Optional.empty();
  }

  private static Optional<Value> product(Value a, Value b) {
    Counted x = Counted.of(a).orElse(null);
    Counted y = Counted.of(b).orElse(null);
    if (x != null && y != null) {
      boolean ones = x.unit() == Unit.ONES || y.unit() == Unit.ONES;
      Counted of = x.unit() == Unit.ONES ? y : x;
      return ones && !of.isTime()
          ? Optional.of(of.times(Math.multiplyExact(x.number(), y.number())))
          : Optional.empty();
    }
    return plain(a, b) ? real(a, b, number(a) * number(b)) : Optional.empty();
  }

  private static Optional<Value> quotient(Value a, Value b) {
    Counted x = Counted.of(a).orElse(null);
    Counted y = Counted.of(b).orElse(null);
    if (x == null || y == null) {
      return plain(a, b) ? real(a, b, number(a) / number(b)) : Optional.empty();
    } else if (x.isTime() || y.unit() != Unit.ONES && x.unit() != y.unit()) {
      return Optional.empty();
    }
    boolean count = x.unit() == y.unit();
    if (x.number() % y.number() == 0) {
      long parts = x.number() / y.number();
      return Optional.of(count ? Counted.value(parts, Unit.ONES) : x.times(parts));
    }
    return count
        ? Optional.of(new Value.Real((double) x.number() / y.number()))
        : Optional.empty();
  }

  private static boolean isZero(Value value) {
    return value instanceof Value.Real real
        ? real.number() == 0
        : Counted.of(value).filter(c -> !c.isTime() && c.number() == 0).isPresent();
  }

  private static boolean equal(Value a, Value b) {
    return plain(a, b) ? number(a) == number(b) : a.equals(b);
  }

  private static boolean plain(Value a, Value b) {
    return isPlain(a) && isPlain(b);
  }

  private static Optional<Value> real(Value a, Value b, double number) {
    if (!Double.isFinite(number)) {
      throw new ArithmeticException("not a finite number");
    }
    return Optional.of(
        a instanceof Value.Ratio || b instanceof Value.Ratio
            ? new Value.Ratio(number)
            : new Value.Real(number));
  }
}
