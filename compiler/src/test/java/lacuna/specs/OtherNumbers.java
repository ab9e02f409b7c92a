package lacuna.specs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be written instead of a number: small, negative, huge, prime, and near the given one. */
final class OtherNumbers {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(-?[0-9.]+(?:e-?[0-9]+)?)(|px|%| epochs?| steps?| per [0-9]+ images)");
  private static final List<String> INTEGERS =
      List.of(
          "0", "-1", "1", "2", "3", "5", "7", "13", "97", "1000", "100003", "2147483647");
  private static final List<String> REALS = List.of("0.5", "1e-30", "1e308", "-1e308");

  private OtherNumbers() {}

  /** Values to write instead of one that a plan shows; none where it is no number. */
  static List<String> of(String value) {
    Set<String> others = new LinkedHashSet<>();
    if (value.startsWith("[")) {
      List<String> elements =
          Arrays.stream(value.substring(1, value.length() - 1).split(", ")).toList();
      if (NUMBER.matcher(elements.get(0)).matches()) {
        lists(elements, others);
      }
    } else if (value.contains("..")) {
      String[] ends = value.split("\\.\\.");
      for (String number : numbers(ends[0])) {
        others.add("(" + number + ")..(" + ends[1] + ")");
        others.add("(" + ends[0] + ")..(" + number + ")");
      }
    } else if (value.contains(" by ")) {
      return List.of();
    } else {
      others.addAll(numbers(value));
    }
    others.remove(value);
    return List.copyOf(others);
  }

  private static void lists(List<String> elements, Set<String> others) {
    others.add("[]");
    others.add(elements.subList(1, elements.size()).toString());
    List<String> longer = new ArrayList<>(elements);
    longer.add(elements.get(0));
    others.add(longer.toString());
    List<String> turned = new ArrayList<>(elements);
    Collections.reverse(turned);
    others.add(turned.toString());
    for (String number : numbers(elements.get(0))) {
      others.add(Collections.nCopies(elements.size(), number).toString());
      for (int i = 0; i < elements.size(); i++) {
        List<String> one = new ArrayList<>(elements);
        one.set(i, number);
        others.add(one.toString());
      }
    }
  }

  private static List<String> numbers(String value) {
    Matcher given = NUMBER.matcher(value);
    if (!given.matches()) {
      return List.of();
    }
    List<String> numbers = new ArrayList<>(INTEGERS);
    String unit = given.group(2);
    if (given.group(1).matches("[0-9]{1,9}")) {
      long number = Long.parseLong(given.group(1));
      numbers.addAll(
          List.of("" + (number - 1), "" + (number + 1), "" + 2 * number, "" + 3 * number));
    }
    if (unit.isEmpty() || unit.equals("%") || unit.startsWith(" per")) {
      numbers.addAll(REALS);
    }
    return numbers.stream()
        .map(
            number ->
                number.startsWith("-") && !unit.isEmpty()
                    ? "-(" + number.substring(1) + unit + ")"
                    : number + unit)
        .toList();
  }
}
