package lacuna.compiler.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Value;

/** Two shapes aligned from the last axis: sizes are equal, or one of them is 1 or missing. */
public final class Broadcasting {
  private static final Value.Int ONE = Value.Int.of(1);

  private Broadcasting() {}

  /** The shape two shapes give together; empty where they do not go together. */
  public static Optional<List<Value.Int>> together(List<Value.Int> a, List<Value.Int> b) {
    int axes = Math.max(a.size(), b.size());
    List<Value.Int> shape = new ArrayList<>();
    for (int i = 0; i < axes; i++) {
      Value.Int x = fromEnd(a, axes - i);
      Value.Int y = fromEnd(b, axes - i);
      if (!fit(x, y)) {
        return Optional.empty();
      }
      shape.add(x.equals(ONE) ? y : x);
    }
    return Optional.of(shape);
  }

  private static boolean fit(Value.Int x, Value.Int y) {
    return x.equals(y) || x.equals(ONE) || y.equals(ONE);
  }

  /** A size counted from the end, the last being 1; in front of a shape stand ones. */
  private static Value.Int fromEnd(List<Value.Int> shape, int i) {
    return i <= shape.size() ? shape.get(shape.size() - i) : ONE;
  }

  /** From which axis of which of two shapes each size of the shape they give together comes. */
  public static List<Operand> sources(
      List<Value.Int> a, List<Value.Int> b, List<Value.Int> together) {
    List<Operand> sources = new ArrayList<>();
    for (int i = 0; i < together.size(); i++) {
      int ofA = i - (together.size() - a.size());
      int ofB = i - (together.size() - b.size());
      boolean first = ofA >= 0 && a.get(ofA).equals(together.get(i));
      sources.add(first ? new Operand(0, ofA) : new Operand(1, ofB));
    }
    return sources;
  }

  /** Which sizes keep two shapes apart that do not go together. */
  static Difference difference(List<Value.Int> a, List<Value.Int> b) {
    int i = 1;
    while (fit(fromEnd(a, i), fromEnd(b, i))) {
      i++;
    }
    String why =
        "axis -%d is %s here and %s there".formatted(i, fromEnd(a, i), fromEnd(b, i));
    return new Difference(
        why, List.of(new Operand(0, a.size() - i), new Operand(1, b.size() - i)));
  }
}
