package lacuna.runtime.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Figures {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private Figures() {}

  /** All digits, in groups: {@code 86,256,720}. */
  public static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Four digits and a unit: {@code 86.26 M}. */
  static String compact(long value) {
    if (value < 10_000) {
      return whole(value);
    }
    if (value < 1_000_000) {
      return number(value / 1e3) + " k";
    }
    return value < 1_000_000_000 ? number(value / 1e6) + " M" : number(value / 1e9) + " G";
  }

  /** Four significant digits: {@code 0.4321}, {@code 1.25e-4}. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "not a number";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= 1e-3 && size < 1e7) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  /** Six significant digits, enough for a curve and short in a file. */
  static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(6)).doubleValue();
  }

  /** A ratio as a percentage of at most two decimals: {@code 83.5%}. */
  static String percent(double ratio) {
    BigDecimal percent = new BigDecimal(ratio * 100).setScale(2, RoundingMode.HALF_EVEN);
    return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + "%";
  }

  /** A share of a whole as a percentage of one decimal: {@code 0.4%}. */
  public static String share(double ratio) {
    double percent = ratio * 100;
    return percent > 0 && percent < 0.1
        ? "< 0.1%"
        : String.format(Locale.ROOT, "%.1f%%", percent).replace(".0%", "%");
  }

  /** Seconds in the two largest units: {@code 1 min 23 s}. */
  static String duration(double seconds) {
    if (seconds < 10) {
      return number(seconds) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    long minutes = Math.round(seconds / 60);
    if (minutes < 24 * 60) {
      return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }
    long hours = Math.round(seconds / 3600);
    return String.format(Locale.ROOT, "%d d %02d h", hours / 24, hours % 24);
  }

  /** Bytes in binary units: {@code 2.21 GiB}. */
  public static String bytes(long bytes) {
    if (bytes < 1L << 20) {
      return number(bytes / 1024.0) + " KiB";
    }
    return bytes < 1L << 30
        ? number(bytes / (double) (1L << 20)) + " MiB"
        : number(bytes / (double) (1L << 30)) + " GiB";
  }

  /** An ISO-8601 moment with an offset in words; any other text as it is. */
  static String moment(String iso) {
    try {
      OffsetDateTime moment = OffsetDateTime.parse(iso);
      String offset = moment.getOffset().getId();
      return MOMENT.format(moment) + " " + ("Z".equals(offset) ? "UTC" : offset);
    } catch (DateTimeException e) {
      return iso;
    }
  }
}
