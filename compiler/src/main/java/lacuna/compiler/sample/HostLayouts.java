package lacuna.compiler.sample;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The same numbers in another order or more than once: each result walks its source in strides. */
final class HostLayouts {
  private final DrawingBudget budget;

  HostLayouts(DrawingBudget budget) {
    this.budget = budget;
  }

  HostArray expand(HostArray x, int[] shape) {
    if (x.hasShape(shape)) {
      return x;
    }
    int[] own = x.strides();
    int[] strides = new int[shape.length];
    for (int i = 1; i <= own.length; i++) {
      boolean repeated = x.shape()[own.length - i] == 1;
      strides[shape.length - i] = repeated ? 0 : own[own.length - i];
    }
    return walk(x, shape, strides, 0);
  }

  HostArray permute(HostArray x, int[] order) {
    int[] own = x.strides();
    int[] shape = Arrays.stream(order).map(axis -> x.shape()[axis]).toArray();
    return walk(x, shape, Arrays.stream(order).map(axis -> own[axis]).toArray(), 0);
  }

  HostArray transpose(HostArray x, int a, int b) {
    int[] order = new int[x.shape().length];
    Arrays.setAll(order, i -> i == a ? b : i == b ? a : i);
    return permute(x, order);
  }

  HostArray slice(HostArray x, int start, int end, int axis) {
    int[] shape = x.shape().clone();
    shape[axis] = end - start;
    int[] strides = x.strides();
    return walk(x, shape, strides, start * strides[axis]);
  }

  HostArray flip(HostArray x, int axis) {
    int[] strides = x.strides();
    int last = (x.shape()[axis] - 1) * strides[axis];
    strides[axis] = -strides[axis];
    return walk(x, x.shape(), strides, last);
  }

  HostArray roll(HostArray x, int by, int axis) {
    int size = x.shape()[axis];
    int cut = Math.floorMod(-by, size);
    return concat(List.of(slice(x, cut, size, axis), slice(x, 0, cut, axis)), axis);
  }

  /** The slices of one along an axis, without that axis. */
  HostList unbind(HostArray x, int axis) {
    int[] shape =
        IntStream.range(0, x.shape().length)
            .filter(i -> i != axis)
            .map(i -> x.shape()[i])
            .toArray();
    return new HostList(
        IntStream.range(0, x.shape()[axis])
            .<HostValue>mapToObj(i -> new HostArray(shape, slice(x, i, i + 1, axis).values()))
            .toList());
  }

  HostArray concat(List<HostArray> parts, int axis) {
    int[] shape = parts.get(0).shape().clone();
    shape[axis] = parts.stream().mapToInt(part -> part.shape()[axis]).sum();
    int inner = count(shape, axis + 1, shape.length);
    double[] values = budget.allocate(shape);
    int at = 0;
    for (int outer = 0; outer < count(shape, 0, axis); outer++) {
      for (HostArray part : parts) {
        int run = part.shape()[axis] * inner;
        System.arraycopy(part.values(), outer * run, values, at, run);
        at += run;
      }
    }
    return new HostArray(shape, values);
  }

  private static int count(int[] shape, int from, int to) {
    return Arrays.stream(shape, from, to).reduce(1, (a, b) -> a * b);
  }

  private HostArray walk(HostArray x, int[] shape, int[] strides, int start) {
    double[] values = budget.allocate(shape);
    int[] index = new int[shape.length];
    int from = start;
    for (int i = 0; i < values.length; i++) {
      values[i] = x.values()[from];
      int axis = shape.length - 1;
      while (axis >= 0) {
        from += strides[axis];
        if (++index[axis] < shape[axis]) {
          break;
        }
        from -= strides[axis] * shape[axis];
        index[axis--] = 0;
      }
    }
    return new HostArray(shape, values);
  }
}
