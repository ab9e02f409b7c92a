package lacuna.compiler.sample;

import java.util.Arrays;
import java.util.List;

/** A tensor, row by row; booleans are 1 and 0. */
record HostArray(int[] shape, double[] values) implements HostValue {

  /** A tensor without axes. */
  static HostArray scalar(double number) {
    return new HostArray(new int[0], new double[] {number});
  }

  @Override
  public HostArray array() {
    return this;
  }

  @Override
  public List<HostValue> elements() {
    throw new UnsupportedMaskException("a tensor is no list");
  }

  /** The one number of a tensor without axes. */
  double item() {
    if (shape.length > 0) {
      throw new UnsupportedMaskException("a tensor is no number");
    }
    return values[0];
  }

  /** An axis that may be counted from the end. */
  int axis(HostValue axis) {
    return Math.floorMod(axis.integer(), shape.length);
  }

  /** How far apart in {@link #values} neighbors along each axis lie. */
  int[] strides() {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  /** The shape to which two shapes broadcast. */
  static int[] broadcast(int[] a, int[] b) {
    int[] shape = new int[Math.max(a.length, b.length)];
    for (int i = 1; i <= shape.length; i++) {
      int x = i <= a.length ? a[a.length - i] : 1;
      int y = i <= b.length ? b[b.length - i] : 1;
      shape[shape.length - i] = x == 1 ? y : x;
    }
    return shape;
  }

  /** Whether the shape is that one. */
  boolean hasShape(int[] other) {
    return Arrays.equals(shape, other);
  }
}
