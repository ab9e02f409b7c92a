package lacuna.compiler.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as they are written. */
public final class NumberText {
  private NumberText() {}

  /** A number without needless digits: 0.05, 1e-06, 12. */
  public static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    double size = Math.abs(number);
    if (size >= 1e-3 && size < 1e15) {
      BigDecimal rounded =
          BigDecimal.valueOf(number).setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
      return rounded.setScale(Math.max(rounded.scale(), 1)).toPlainString();
    }
    String text = String.format(Locale.ROOT, "%.6e", number);
    return text.replaceAll("0+e", "e")
        .replaceAll("\\.e", "e")
        .replaceAll("e([+-])0?(\\d)", "e$1$2")
        .replace("e+", "e");
  }
}
