package lacuna.compiler.java;

import java.math.BigDecimal;

/** Number literals as a person writes them. */
final class NumberLiterals {
  private NumberLiterals() {}

  /** {@code 768}, {@code 3000000000L}. */
  static String whole(long value) {
    return value == (int) value ? Long.toString(value) : value + "L";
  }

  /** {@code 0.02}, {@code 1e-6}, {@code 1.0}: the shortest text that gives the same double. */
  static String real(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    double size = Math.abs(value);
    if (size == 0 || size >= 1e-3 && size < 1e7) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (value < 0 ? "-" : "") + mantissa + "e" + exponent;
  }
}
