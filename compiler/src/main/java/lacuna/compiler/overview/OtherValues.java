package lacuna.compiler.overview;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other values that a setting might have, the nearest that are usual first. */
public final class OtherValues {
  private static final Pattern NUMBER = Pattern.compile("(-?[0-9][0-9_.]*(?:e-?[0-9]+)?)(.*)");

  private static final List<DoubleUnaryOperator> WHOLE =
      List.of(n -> 2 * n, n -> n / 2, n -> n + 1, n -> n - 1, n -> 3 * n, n -> n + 10);

  private static final List<DoubleUnaryOperator> REAL = List.of(n -> 2 * n, n -> n / 2, n -> n + 1);

  private static final List<DoubleUnaryOperator> PERCENT =
      List.of(n -> n + 10, n -> n - 10, n -> n / 2);

  private OtherValues() {}

  /** Of a value as it is written; empty for one that has no neighbors, such as a component. */
  public static List<String> of(String written) {
    if (written.equals("true") || written.equals("false")) {
      return List.of(written.equals("true") ? "false" : "true");
    }
    Matcher number = NUMBER.matcher(written);
    if (!number.matches() || number.group(2).matches("(px)? by .*|\\.\\..*")) {
      return List.of();
    }
    double value = Double.parseDouble(number.group(1).replace("_", ""));
    boolean percent = number.group(2).startsWith("%");
    boolean whole = number.group(1).matches("-?[0-9_]+") && !percent;
    Stream<DoubleUnaryOperator> changes = (percent ? PERCENT : whole ? WHOLE : REAL).stream();
    return changes
        .map(change -> change.applyAsDouble(value))
        .filter(other -> other != value && (!whole || other == Math.rint(other)))
        .map(other -> text(other, whole) + number.group(2))
        .toList();
  }

  private static String text(double value, boolean whole) {
    return whole || value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value).replace("E", "e");
  }
}
