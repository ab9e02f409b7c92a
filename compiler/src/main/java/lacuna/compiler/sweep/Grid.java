package lacuna.compiler.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;

/**
 * The axes of a sweep with their values.
 *
 * @param sides what is combined, each with each
 */
record Grid(List<Side> sides) {

  /**
   * What varies together.
   *
   * @param values of each axis, equally many
   */
  record Side(Item.Varied varied, Map<Item.Axis, List<Expr>> values) {

    /** How many points it stands for. */
    int size() {
      return values.values().stream().mapToInt(List::size).min().orElse(0);
    }
  }

  /** The axes that a sweep names; what is wrong with them is reported and left out. */
  static Grid of(Item.Sweep sweep, Diagnostics diagnostics) {
    List<Side> sides = new ArrayList<>();
    List<Item.Axis> known = new ArrayList<>();
    for (Item.Varied varied : sweep.grid()) {
      Map<Item.Axis, List<Expr>> values = new LinkedHashMap<>();
      for (Item.Axis axis : varied.axes()) {
        Optional<Item.Axis> before =
            known.stream().filter(other -> covers(axis, other)).findFirst();
        if (before.isPresent()) {
          diagnostics.add(SweepErrors.axisAgain(axis, before.get()));
        } else {
          known.add(axis);
          values(axis, varied.zipped(), diagnostics).ifPresent(list -> values.put(axis, list));
        }
      }
      if (!values.isEmpty()) {
        checkLengths(values, diagnostics);
        sides.add(new Side(varied, values));
      }
    }
    return new Grid(sides);
  }

  private static boolean covers(Item.Axis axis, Item.Axis other) {
    return Paths.covers(Paths.of(axis.path()), Paths.of(other.path()));
  }

  private static Optional<List<Expr>> values(
      Item.Axis axis, boolean zipped, Diagnostics diagnostics) {
    if (axis.values() instanceof Expr.Broken) {
      return Optional.empty(); // told by the parser
    }
    boolean listed =
        axis.values() instanceof Expr.ListOf list
            && list.elements().stream().noneMatch(Expr.Rest.class::isInstance);
    if (!listed) {
      diagnostics.add(SweepErrors.notAList(axis));
      return Optional.empty();
    }
    List<Expr> values = ((Expr.ListOf) axis.values()).elements();
    if (values.isEmpty()) {
      diagnostics.add(SweepErrors.noValue(axis));
      return Optional.empty();
    }
    if (!zipped) {
      Map<String, Expr> texts = new LinkedHashMap<>();
      for (Expr value : values) {
        Expr before = texts.putIfAbsent(value.span().oneLine(), value);
        if (before != null) {
          diagnostics.add(SweepErrors.valueTwice(value, before));
        }
      }
    }
    return Optional.of(values);
  }

  private static void checkLengths(Map<Item.Axis, List<Expr>> values, Diagnostics diagnostics) {
    Item.Axis first = values.keySet().iterator().next();
    int expected = values.get(first).size();
    values.forEach(
        (axis, list) -> {
          if (list.size() != expected) {
            diagnostics.add(SweepErrors.unequalLists(axis, list.size(), first, expected));
          }
        });
  }

  /** How many points there are. */
  long size() {
    long size = 1;
    for (Side side : sides) {
      size = Math.min(Integer.MAX_VALUE, size * side.size());
    }
    return size;
  }

  /** All axes. */
  List<Item.Axis> axes() {
    return sides.stream().flatMap(side -> side.values().keySet().stream()).toList();
  }

  /** Which value of each side the point of a number has; the last side moves first. */
  int[] indices(int point) {
    int[] indices = new int[sides.size()];
    int left = point;
    for (int side = sides.size() - 1; side >= 0; side--) {
      indices[side] = left % sides.get(side).size();
      left /= sides.get(side).size();
    }
    return indices;
  }
}
