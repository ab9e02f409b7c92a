package lacuna.compiler.overview;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Amounts {
  private static final double GIGA = 1e9;
  private static final int DIGITS = 4;

  /** Below it a number has a power of ten. */
  private static final double SMALL = 1e-4;

  private Amounts() {}

  /** All digits: {@code 86,256,720}. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 86.3 M}. */
  static String compact(long number) {
    if (number < 1_000_000) {
      return grouped(number);
    }
    return number < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f M", number / 1e6)
        : String.format(Locale.ROOT, "%.2f G", number / GIGA);
  }

  /** The first four digits: {@code 0.0015}, {@code 17.02}, {@code 1.5E-7}. */
  static String rounded(double number) {
    BigDecimal digits =
        BigDecimal.valueOf(number).round(new MathContext(DIGITS)).stripTrailingZeros();
    return Math.abs(number) < SMALL ? digits.toString() : digits.toPlainString();
  }

  /** Billions of operations: {@code 22.8}. */
  static String giga(double operations) {
    double billions = operations / GIGA;
    return String.format(Locale.ROOT, billions < 1 ? "%.3f" : "%.1f", billions);
  }

  /** {@code 2.4 GB}. */
  static String bytes(double bytes) {
    return String.format(Locale.ROOT, bytes < GIGA ? "%.2f GB" : "%.1f GB", bytes / GIGA);
  }

  /** {@code 61.1%}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share).replace(".0%", "%");
  }

  /** {@code 17.0}. */
  static String pixels(double distance) {
    return String.format(Locale.ROOT, "%.1f", distance);
  }
}
