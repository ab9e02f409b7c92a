package lacuna.compiler.shape;

import java.util.List;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Value;

/**
 * In what two shapes differ.
 *
 * @param why in words, with both sizes
 * @param operands where these come from; 0 is the tensor, 1 what is wanted
 */
record Difference(String why, List<Operand> operands) {

  /** Between a tensor and another that is wanted in its place; the two are not equal. */
  static Difference of(Value.Tensor actual, Value.Tensor wanted) {
    return actual.shape().equals(wanted.shape())
        ? element(actual.element(), wanted.element())
        : of(actual.shape(), wanted.shape());
  }

  /** Between two shapes that are not equal. */
  static Difference of(List<Value.Int> actual, List<Value.Int> wanted) {
    if (actual.size() != wanted.size()) {
      return rank(actual.size(), wanted.size(), false);
    }
    int axis = 0;
    while (actual.get(axis).equals(wanted.get(axis))) {
      axis++;
    }
    Value.Int size = wanted.get(axis);
    return size(axis, actual.get(axis), size, size.toString(), new Operand(1, axis));
  }

  /** Of the size along one axis, and of what is wanted there, as that is written. */
  static Difference size(
      int axis, Value.Int actual, Value.Int wanted, String text, Operand from) {
    String why =
        text.equals(wanted.toString())
            ? "axis %d is %s, but %s is expected".formatted(axis, actual, wanted)
            : "axis %d is %s, but `%s` is %s here".formatted(axis, actual, text, wanted);
    return new Difference(why, List.of(new Operand(0, axis), from));
  }

  /** Of what the tensor holds. */
  static Difference element(Value.Element actual, Value.Element wanted) {
    String why = "it holds %s, but %s is expected".formatted(actual.word(), wanted.word());
    return new Difference(why, List.of(Operand.whole(0)));
  }

  /** Of the number of axes, of which at least {@code wanted} or just as many are. */
  static Difference rank(int actual, int wanted, boolean atLeast) {
    String why =
        "it has %s, but %s%s expected"
            .formatted(axes(actual), atLeast ? "at least " : "", isAre(wanted));
    return new Difference(why, List.of(Operand.whole(0), Operand.whole(1)));
  }

  private static String axes(int count) {
    return count == 0 ? "no axes" : count == 1 ? "one axis" : count + " axes";
  }

  private static String isAre(int count) {
    return count == 1 ? "one is" : count + " are";
  }
}
