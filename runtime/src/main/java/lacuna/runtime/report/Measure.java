package lacuna.runtime.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A measured number beside the paper's, as a row of the results table; what is unknown is empty.
 *
 * @param difference of the last value to the paper's, with its sign
 */
record Measure(
    String name, String last, String lowest, String highest, String reference, String difference) {
  private static final Pattern NUMBER = Pattern.compile("([-+]?[\\d.]+(?:[eE][-+]?\\d+)?)\\s*(%?)");

  /**
   * A row; {@code curve} is null where nothing was measured, {@code reference} empty without a
   * figure.
   */
  static Measure of(String name, @Nullable Curve curve, String reference) {
    boolean ratio = reference.strip().endsWith("%");
    if (curve == null || curve.isEmpty()) {
      return new Measure(name, "", "", "", reference, "");
    }
    double last = curve.last().y();
    return new Measure(
        name,
        figure(last, ratio),
        place(curve.lowest(), ratio),
        place(curve.highest(), ratio),
        reference,
        difference(last, reference));
  }

  /**
   * The paper's figure as measured values are written, {@code 83.5%} as 0.835; NaN if it is no
   * number.
   */
  static double value(String reference) {
    Matcher number = NUMBER.matcher(reference.strip());
    if (!number.matches()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(number.group(1));
      return number.group(2).isEmpty() ? value : value / 100;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String difference(double last, String reference) {
    double value = value(reference);
    if (!Double.isFinite(value)) {
      return "";
    }
    String figure = figure(Math.abs(last - value), reference.strip().endsWith("%"));
    return (last < value ? "\u2212" : "+") + figure;
  }

  /** The figure with its epoch; a stage without epochs counts none. */
  private static String place(Curve.Point point, boolean ratio) {
    String figure = figure(point.y(), ratio);
    return point.x() == 0 ? figure : figure + " (" + Figures.number(point.x()) + ")";
  }

  private static String figure(double value, boolean ratio) {
    return ratio ? Figures.percent(value) : Figures.number(value);
  }
}
