package lacuna.compiler.sample;

import java.util.Arrays;

/** Bounds the work, in numbers written, so that no mask makes a check slow. */
final class Work {
  /** For one mask: beyond this there are no figures. */
  private static final long MOST = 1 << 22;

  /** For all masks: beyond this no other is drawn. */
  private static final long ENOUGH = 1 << 23;

  private long before;
  private long spent;

  /** Begins another mask. */
  void next() {
    before = spent;
  }

  /** Whether figures must do with what was drawn so far. */
  boolean enough() {
    return spent >= ENOUGH;
  }

  /** Goes to work. */
  void spend(long numbers) {
    spent += numbers;
    if (spent - before > MOST) {
      throw new NoFigures("too much work");
    }
  }

  /** Room for a tensor of a shape. */
  double[] room(int[] shape) {
    long size = 1;
    for (int length : shape) {
      size *= length;
      if (size > MOST) {
        throw new NoFigures("too large a tensor");
      }
    }
    spend(size);
    return new double[(int) size];
  }

  /** A tensor of a shape, with one number everywhere. */
  Datum.Array filled(int[] shape, double number) {
    double[] values = room(shape);
    Arrays.fill(values, number);
    return new Datum.Array(shape, values);
  }
}
