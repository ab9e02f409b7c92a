package lacuna.compiler.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.value.Elements;
import lacuna.compiler.value.Value;

/** Tensors one after another along an axis. */
final class Joining {
  private Joining() {}

  /**
   * The shape that tensors of a list have together; empty where they differ in another axis, or
   * the axis counts the batch.
   *
   * @throws ArithmeticException when the size along the axis grows too large
   */
  static Optional<List<Value.Int>> shape(Value list, Value at) {
    List<List<Value.Int>> shapes = new ArrayList<>();
    for (Value part : Elements.of(list).orElse(List.of())) {
      Optional<List<Value.Int>> shape = Sizes.of(part);
      if (shape.isEmpty()) {
        return Optional.empty();
      }
      shapes.add(shape.get());
    }
    int axis = shapes.isEmpty() ? -1 : Elements.index(at, shapes.get(0).size());
    return axis < 0 ? Optional.empty() : along(axis, shapes);
  }

  private static Optional<List<Value.Int>> along(int axis, List<List<Value.Int>> shapes) {
    List<Value.Int> joined = new ArrayList<>(shapes.get(0));
    for (List<Value.Int> shape : shapes.subList(1, shapes.size())) {
      boolean batch = joined.get(axis).batch() || shape.size() > axis && shape.get(axis).batch();
      if (batch || !equalBut(axis, joined, shape)) {
        return Optional.empty();
      }
      int size = Math.toIntExact(joined.get(axis).number() + shape.get(axis).number());
      joined.set(axis, Value.Int.of(size));
    }
    return Optional.of(joined);
  }

  private static boolean equalBut(int axis, List<Value.Int> a, List<Value.Int> b) {
    boolean equal = a.size() == b.size();
    for (int i = 0; equal && i < a.size(); i++) {
      equal = i == axis || a.get(i).equals(b.get(i));
    }
    return equal;
  }
}
