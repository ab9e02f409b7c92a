package lacuna.compiler.check;

import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.syntax.Expr.UnaryOperator;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on constants. Whole numbers stay whole where the result is whole; a quotient that is
 * not becomes a real number. Pixels go with pixels, and by numbers; pixels over pixels are a count.
 */
final class Arithmetic {
  private Arithmetic() {}

  /**
   * The result, or null where the two do not go together. Throws ArithmeticException when a number
   * grows too large.
   */
  static @Nullable Value binary(BinaryOperator operator, Value a, Value b) {
    return switch (operator) {
      case ADD, SUBTRACT -> sum(operator == BinaryOperator.ADD ? 1 : -1, a, b);
      case MULTIPLY -> product(a, b);
      case DIVIDE -> quotient(a, b);
      case EQUAL, NOT_EQUAL -> equal(operator == BinaryOperator.EQUAL, a, b);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> compare(operator, a, b);
      case AND -> a instanceof Value.Bool x && b instanceof Value.Bool y
          ? new Value.Bool(x.value() && y.value())
          : null;
      case OR -> a instanceof Value.Bool x && b instanceof Value.Bool y
          ? new Value.Bool(x.value() || y.value())
          : null;
      case IMPLIES -> a instanceof Value.Bool x && b instanceof Value.Bool y
          ? new Value.Bool(!x.value() || y.value())
          : null;
    };
  }

  /** The result, or null. */
  static @Nullable Value unary(UnaryOperator operator, Value a) {
    if (operator == UnaryOperator.NOT) {
      return a instanceof Value.Bool x ? new Value.Bool(!x.value()) : null;
    } else if (a instanceof Value.Int x && !x.batch()) {
      return Value.Int.of(Math.negateExact(x.number()));
    } else if (a instanceof Value.Real x) {
      return new Value.Real(-x.number());
    } else if (a instanceof Value.Ratio x) {
      return new Value.Ratio(-x.share());
    } else if (a instanceof Value.Rate x) {
      return new Value.Rate(-x.value(), x.images());
    } else if (a instanceof Value.Duration x) {
      return new Value.Duration(-x.count(), x.epochs());
    }
    return a instanceof Value.Length x ? new Value.Length(-x.pixels()) : null;
  }

  private static @Nullable Value sum(int sign, Value a, Value b) {
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return x.batch() != y.batch()
          ? null
          : new Value.Int(sum(sign, x.number(), y.number()), x.batch());
    } else if (a instanceof Value.Length x && b instanceof Value.Length y) {
      return new Value.Length(sum(sign, x.pixels(), y.pixels()));
    } else if (a instanceof Value.Duration x
        && b instanceof Value.Duration y
        && x.epochs() == y.epochs()) {
      return new Value.Duration(sum(sign, x.count(), y.count()), x.epochs());
    }
    return plain(a, b) ? real(a, b, number(a) + sign * number(b)) : null;
  }

  private static long sum(int sign, long a, long b) {
    return sign > 0 ? Math.addExact(a, b) : Math.subtractExact(a, b);
  }

  private static @Nullable Value product(Value a, Value b) {
    if (a instanceof Value.Int x && b instanceof Value.Int y) {
      return x.batch() && y.batch()
          ? null
          : new Value.Int(Math.multiplyExact(x.number(), y.number()), x.batch() || y.batch());
    } else if (a instanceof Value.Length x && b instanceof Value.Int y && !y.batch()) {
      return new Value.Length(Math.multiplyExact(x.pixels(), y.number()));
    } else if (a instanceof Value.Int && b instanceof Value.Length) {
      return product(b, a);
    }
    return plain(a, b) ? real(a, b, number(a) * number(b)) : null;
  }

  private static @Nullable Value quotient(Value a, Value b) {
    if (isZero(b)) {
      throw new ArithmeticException("a division by zero");
    }
    if (a instanceof Value.Length x && b instanceof Value.Length y) {
      return exact(x.pixels(), y.pixels(), false);
    } else if (a instanceof Value.Length x && b instanceof Value.Int y && !y.batch()) {
      return x.pixels() % y.number() == 0 ? new Value.Length(x.pixels() / y.number()) : null;
    } else if (a instanceof Value.Int x && b instanceof Value.Int y) {
      if (y.batch() && !x.batch()) {
        return null;
      }
      return exact(x.number(), y.number(), x.batch() && !y.batch());
    }
    return plain(a, b) ? real(a, b, number(a) / number(b)) : null;
  }

  private static @Nullable Value exact(long a, long b, boolean batch) {
    if (a % b == 0) {
      return new Value.Int(a / b, batch);
    }
    return batch ? null : new Value.Real((double) a / b);
  }

  private static boolean isZero(Value value) {
    return value instanceof Value.Int x && x.number() == 0
        || value instanceof Value.Length y && y.pixels() == 0
        || value instanceof Value.Real z && z.number() == 0;
  }

  private static Value equal(boolean wanted, Value a, Value b) {
    boolean same = plain(a, b) ? number(a) == number(b) : a.equals(b);
    return new Value.Bool(same == wanted);
  }

  private static @Nullable Value compare(BinaryOperator operator, Value a, Value b) {
    int order;
    if (plain(a, b)) {
      order = Double.compare(number(a), number(b));
    } else if (a instanceof Value.Length x && b instanceof Value.Length y) {
      order = Long.compare(x.pixels(), y.pixels());
    } else if (a instanceof Value.Duration x && b instanceof Value.Duration y) {
      if (x.epochs() != y.epochs()) {
        return new Value.Unknown(); // only the run knows how many steps an epoch has
      }
      order = Long.compare(x.count(), y.count());
    } else if (a instanceof Value.Rate x && b instanceof Value.Rate y) {
      order = Double.compare(perImage(x), perImage(y));
    } else {
      return null;
    }
    return new Value.Bool(
        switch (operator) {
          case LESS -> order < 0;
          case LESS_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          default -> order >= 0;
        });
  }

  private static double perImage(Value.Rate rate) {
    return rate.images() == 0 ? rate.value() : rate.value() / rate.images();
  }

  /** Whether both are numbers without a unit of length or time. */
  private static boolean plain(Value a, Value b) {
    return isPlain(a) && isPlain(b);
  }

  static boolean isPlain(Value value) {
    return value instanceof Value.Int x && !x.batch()
        || value instanceof Value.Real
        || value instanceof Value.Ratio;
  }

  /** A plain number as a double. */
  static double number(Value value) {
    if (value instanceof Value.Int x) {
      return x.number();
    }
    return value instanceof Value.Ratio y ? y.share() : ((Value.Real) value).number();
  }

  private static Value real(Value a, Value b, double number) {
    return a instanceof Value.Ratio || b instanceof Value.Ratio
        ? new Value.Ratio(number)
        : new Value.Real(number);
  }
}
