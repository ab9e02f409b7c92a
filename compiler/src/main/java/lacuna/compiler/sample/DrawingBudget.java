package lacuna.compiler.sample;

/** Bounds what drawing costs, in numbers written, so that no mask makes a check slow. */
final class DrawingBudget {
  /** For one mask: beyond this it has no statistics. */
  private static final long MOST_PER_MASK = 1 << 22;

  /** For all masks: beyond this no other is drawn. */
  private static final long ENOUGH = 1 << 23;

  private long before;
  private long spent;

  /** Begins another mask. */
  void nextMask() {
    before = spent;
  }

  /** Whether the masks drawn so far must do. */
  boolean exhausted() {
    return spent >= ENOUGH;
  }

  /** Errors: {@link UnsupportedMaskException} where it is too much for one mask. */
  void spend(long numbers) {
    spent += numbers;
    if (spent - before > MOST_PER_MASK) {
      throw new UnsupportedMaskException("too much work");
    }
  }

  /** Room for a tensor of a shape. */
  double[] allocate(int[] shape) {
    long size = 1;
    for (int length : shape) {
      size *= length;
      if (size > MOST_PER_MASK) {
        throw new UnsupportedMaskException("too large a tensor");
      }
    }
    spend(size);
    return new double[(int) size];
  }
}
