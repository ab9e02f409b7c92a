package lacuna.compiler.overview;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which people read names: {@code bins_8} before {@code bins_16}. */
final class NaturalOrder {
  static final Comparator<String> OF_TEXT = NaturalOrder::compare;

  private static final Pattern PART = Pattern.compile("\\d+|\\D+");

  private NaturalOrder() {}

  private static int compare(String a, String b) {
    Matcher x = PART.matcher(a);
    Matcher y = PART.matcher(b);
    while (true) {
      boolean more = x.find();
      if (!more || !y.find()) {
        return more ? 1 : y.find() ? -1 : a.compareTo(b);
      }
      int order = parts(x.group(), y.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int parts(String x, String y) {
    boolean numbers = Character.isDigit(x.charAt(0)) && Character.isDigit(y.charAt(0));
    return numbers ? new BigInteger(x).compareTo(new BigInteger(y)) : x.compareTo(y);
  }
}
