package lacuna.compiler.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;

/**
 * Names of points after what differs: {@code cell_16px_ratio_40}. An axis gives the last name of its
 * path, and of its values what they do not have in common; of zipped axes the first gives it alone
 * where that is enough.
 */
final class PointNames {
  /** Letters of what one axis gives. */
  private static final int LONGEST = 60;

  private final Grid grid;
  private final List<List<String>> parts = new ArrayList<>();
  private final Set<String> given = new HashSet<>();

  PointNames(Grid grid) {
    this.grid = grid;
    Map<String, Integer> ends = new HashMap<>();
    grid.axes().forEach(axis -> ends.merge(last(axis), 1, Integer::sum));
    for (Grid.Side side : grid.sides()) {
      List<String> names = new ArrayList<>();
      for (Map.Entry<Item.Axis, List<Expr>> axis : side.values().entrySet()) {
        if (distinct(names) && !names.isEmpty()) {
          break;
        }
        boolean alone = ends.getOrDefault(last(axis.getKey()), 0) == 1;
        String label = alone ? last(axis.getKey()) : Paths.of(axis.getKey().path());
        List<String> values = differing(axis.getValue().subList(0, side.size()));
        for (int i = 0; i < values.size(); i++) {
          String part = cut(label.replace('.', '_') + "_" + values.get(i));
          if (names.size() > i) {
            names.set(i, names.get(i) + "_" + part);
          } else {
            names.add(part);
          }
        }
      }
      parts.add(names);
    }
  }

  /** The name of a point, given once. */
  String of(int[] indices) {
    List<String> name = new ArrayList<>();
    for (int side = 0; side < grid.sides().size(); side++) {
      name.add(parts.get(side).get(indices[side]));
    }
    String joined = String.join("_", name);
    String unique = joined;
    for (int number = 2; !given.add(unique); number++) {
      unique = joined + "-" + number;
    }
    return unique;
  }

  private static String last(Item.Axis axis) {
    return axis.path().get(axis.path().size() - 1).name();
  }

  private static boolean distinct(List<String> names) {
    return new HashSet<>(names).size() == names.size();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** The words of each value, without those with which all begin and end. */
  private static List<String> differing(List<Expr> values) {
    List<List<String>> words =
        new ArrayList<>(values.stream().map(value -> words(value.span().text())).toList());
    if (values.size() > 1) {
      while (share(words, 0)) {
        words.replaceAll(list -> list.subList(1, list.size()));
      }
      while (share(words, -1)) {
        words.replaceAll(list -> list.subList(0, list.size() - 1));
      }
    }
    return words.stream().map(list -> String.join("_", list)).toList();
  }

  private static boolean share(List<List<String>> words, int end) {
    return words.stream().allMatch(list -> list.size() > 1)
        && words.stream()
                .map(list -> list.get(end < 0 ? list.size() - 1 : 0))
                .distinct()
                .count()
            == 1;
  }

  private static List<String> words(String text) {
    List<String> words =
        Arrays.stream(text.split("[^A-Za-z0-9.-]+|\\.\\.+"))
            .map(word -> word.replaceAll("^\\.+|\\.+$", ""))
            .filter(word -> !word.isEmpty())
            .toList();
    return words.isEmpty() ? List.of("value") : words;
  }
}
