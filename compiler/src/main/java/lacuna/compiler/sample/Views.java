package lacuna.compiler.sample;

import java.util.Arrays;
import java.util.List;

/** The same numbers in another order or more than once: each result walks its source in steps. */
final class Views {
  private Views() {}

  /** The shape of two tensors that broadcast. */
  static int[] together(int[] a, int[] b) {
    int[] shape = new int[Math.max(a.length, b.length)];
    for (int i = 1; i <= shape.length; i++) {
      int x = i <= a.length ? a[a.length - i] : 1;
      int y = i <= b.length ? b[b.length - i] : 1;
      shape[shape.length - i] = x == 1 ? y : x;
    }
    return shape;
  }

  static Datum.Array expand(Datum.Array x, int[] to, Work work) {
    if (Arrays.equals(x.shape(), to)) {
      return x;
    }
    int[] own = steps(x.shape());
    int[] steps = new int[to.length];
    for (int i = 1; i <= own.length; i++) {
      boolean repeated = x.shape()[own.length - i] == 1;
      steps[to.length - i] = repeated ? 0 : own[own.length - i];
    }
    return walk(x, to, steps, 0, work);
  }

  static Datum.Array permute(Datum.Array x, int[] order, Work work) {
    int[] own = steps(x.shape());
    int[] shape = new int[order.length];
    int[] steps = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      shape[i] = x.shape()[order[i]];
      steps[i] = own[order[i]];
    }
    return walk(x, shape, steps, 0, work);
  }

  static Datum.Array swap(Datum.Array x, int a, int b, Work work) {
    int[] order = new int[x.shape().length];
    Arrays.setAll(order, i -> i == a ? b : i == b ? a : i);
    return permute(x, order, work);
  }

  static Datum.Array slice(Datum.Array x, int from, int to, int axis, Work work) {
    int[] shape = x.shape().clone();
    shape[axis] = to - from;
    int[] steps = steps(x.shape());
    return walk(x, shape, steps, from * steps[axis], work);
  }

  static Datum.Array reverse(Datum.Array x, int axis, Work work) {
    int[] steps = steps(x.shape());
    int last = (x.shape()[axis] - 1) * steps[axis];
    steps[axis] = -steps[axis];
    return walk(x, x.shape(), steps, last, work);
  }

  static Datum.Array roll(Datum.Array x, int by, int axis, Work work) {
    int size = x.shape()[axis];
    int cut = Math.floorMod(-by, size);
    return concat(
        List.of(slice(x, cut, size, axis, work), slice(x, 0, cut, axis, work)), axis, work);
  }

  static Datum.Array concat(List<Datum.Array> parts, int axis, Work work) {
    int[] shape = parts.get(0).shape().clone();
    shape[axis] = parts.stream().mapToInt(part -> part.shape()[axis]).sum();
    int inner = count(shape, axis + 1, shape.length);
    double[] values = work.room(shape);
    int at = 0;
    for (int outer = 0; outer < count(shape, 0, axis); outer++) {
      for (Datum.Array part : parts) {
        int run = part.shape()[axis] * inner;
        System.arraycopy(part.values(), outer * run, values, at, run);
        at += run;
      }
    }
    return new Datum.Array(shape, values);
  }

  private static int count(int[] shape, int from, int to) {
    return Arrays.stream(shape, from, to).reduce(1, (a, b) -> a * b);
  }

  /** How far apart neighbours along each axis lie. */
  private static int[] steps(int[] shape) {
    int[] steps = new int[shape.length];
    int step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      steps[i] = step;
      step *= shape[i];
    }
    return steps;
  }

  private static Datum.Array walk(
      Datum.Array x, int[] shape, int[] steps, int start, Work work) {
    double[] values = work.room(shape);
    int[] index = new int[shape.length];
    int from = start;
    for (int i = 0; i < values.length; i++) {
      values[i] = x.values()[from];
      int axis = shape.length - 1;
      while (axis >= 0) {
        from += steps[axis];
        if (++index[axis] < shape[axis]) {
          break;
        }
        from -= steps[axis] * shape[axis];
        index[axis--] = 0;
      }
    }
    return new Datum.Array(shape, values);
  }
}
