package lacuna.compiler.shape;

import java.util.List;
import lacuna.compiler.value.Elements;
import lacuna.compiler.value.Result;
import lacuna.compiler.value.Value;

/** A tensor taken apart along an axis. */
public final class Unbinding {
  /** Tensors in a list that a function gives. */
  private static final int MOST_PARTS = 10_000;

  private Unbinding() {}

  /** How many parts there are; operand 0 is the tensor, operand 1 the axis. */
  public static Result<Integer> parts(Value tensor, Value at) {
    List<Value.Int> shape = Sizes.of(tensor).orElse(List.of());
    int axis = Elements.index(at, shape.size());
    if (axis < 0) {
      return Result.mismatch(ShapeMismatches.notUnbound(tensor, at));
    }
    Value.Int size = shape.get(axis);
    return size.batch() || size.number() > MOST_PARTS
        ? Result.mismatch(ShapeMismatches.tooManyParts(size, axis, MOST_PARTS))
        : Result.ok((int) size.number());
  }
}
