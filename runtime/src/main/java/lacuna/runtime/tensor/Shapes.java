package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Operations that rearrange elements. Axes count from 0, or from the end where negative. */
abstract class Shapes extends Elements {
  Shapes() {}

  /** How many elements {@code x} has along an axis; a negative axis counts from the end. */
  public static int size(NDArray x, int axis) {
    Shape shape = x.getShape();
    return Math.toIntExact(shape.get(axis < 0 ? axis + shape.dimension() : axis));
  }

  /**
   * The same elements in row-major order in another shape; one size may be -1, which means what is
   * left.
   */
  public static NDArray reshape(NDArray x, long... shape) {
    return Script.call("reshape", x, shape);
  }

  /** Reorders the axes: axis {@code i} of the result is axis {@code order[i]} of x. */
  public static NDArray permute(NDArray x, int... order) {
    return Script.call("permute", x, longs(order));
  }

  /** Exchanges two axes. */
  public static NDArray transpose(NDArray x, int a, int b) {
    return Script.call("transpose", x, a, b);
  }

  /** Puts tensors one after another along an axis. */
  public static NDArray concat(List<NDArray> parts, int axis) {
    return Script.call("concat", parts, axis);
  }

  /** The places from {@code start} to before {@code end} of an axis. */
  public static NDArray slice(NDArray x, int start, int end, int axis) {
    return Script.call("slice", x, start, end, axis);
  }

  /** The slices along an axis, without that axis. */
  public static List<NDArray> unbind(NDArray x, int axis) {
    return Script.callForList(Context.current().memory(), "unbind", x, axis);
  }

  /** Repeats axes of size 1 to the sizes of a shape, without copying. */
  public static NDArray expand(NDArray x, long... shape) {
    return Script.call("expand", x, shape);
  }

  /** The elements along an axis in the opposite order. */
  public static NDArray flip(NDArray x, int axis) {
    return Script.call("flip", x, axis);
  }

  /** Shifts elements along axes; what leaves at one end comes in at the other. */
  public static NDArray roll(NDArray x, int[] by, int[] axes) {
    return Script.call("roll", x, longs(by), longs(axes));
  }

  /**
   * (n, c * factor * factor, h, w) -> (n, c, h * factor, w * factor): every factor * factor
   * channels become a square.
   */
  public static NDArray pixelShuffle(NDArray x, int factor) {
    return Script.call("pixel_shuffle", x, factor);
  }

  /**
   * Puts the elements of the last axis in rising order, (..., n) -> (..., n) int64: the positions
   * they come from. Equal elements keep their order.
   */
  public static NDArray argsort(NDArray x) {
    return Script.call("argsort", x);
  }

  /** (..., n) -> (...) int64: the position of the largest element. */
  public static NDArray argmax(NDArray x) {
    return Script.call("argmax", x);
  }

  /** Rows of a table: table (entries, width), index (...) int64 -> (..., width). */
  public static NDArray embedding(NDArray table, NDArray index) {
    return Script.call("embedding", table, index);
  }

  /**
   * The tokens that an index names: x (batch, n, width), index (batch, k) int64 -> (batch, k,
   * width).
   */
  public static NDArray gather(NDArray x, NDArray index) {
    return Script.call("gather", x, index);
  }

  private static long[] longs(int[] numbers) {
    long[] longs = new long[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      longs[i] = numbers[i];
    }
    return longs;
  }
}
