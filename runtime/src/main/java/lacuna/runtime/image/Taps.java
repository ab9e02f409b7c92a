package lacuna.runtime.image;

/**
 * Which source pixels, with which integer weights, make each pixel along one axis of a resize.
 *
 * <p>The arithmetic is Pillow's for eight-bit pictures: weights in double, divided by their sum,
 * rounded away from zero at 22 bits after the point.
 */
final class Taps {
  /** Bits after the point: 32 less the pixel's 8 and 2 to spare for sums beyond the range. */
  static final int BITS = 22;

  /** One half, the start of every sum, so that the shift rounds. */
  static final int HALF = 1 << (BITS - 1);

  /** First source pixel for each target pixel. */
  final int[] first;

  /** Number of source pixels for each target pixel. */
  final int[] count;

  /** Weights, {@link #stride} for each target pixel, zero beyond its count. */
  final int[] weights;

  /** The largest number of source pixels for one target pixel. */
  final int stride;

  Taps(Interpolation filter, int source, int target) {
    double scale = (double) source / target;
    double widening = Math.max(1, scale);
    double support = filter.support * widening;
    stride = 2 * (int) Math.ceil(support) + 1;
    first = new int[target];
    count = new int[target];
    weights = new int[target * stride];
    double[] exact = new double[stride];
    for (int i = 0; i < target; i++) {
      double center = (i + 0.5) * scale;
      int from = Math.max(0, (int) (center - support + 0.5));
      int taps = Math.min(source, (int) (center + support + 0.5)) - from;
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        exact[k] = filter.weight((k + from - center + 0.5) * (1 / widening));
        sum += exact[k];
      }
      for (int k = 0; k < taps; k++) {
        double share = (sum == 0 ? exact[k] : exact[k] / sum) * (1 << BITS);
        weights[i * stride + k] = (int) (share < 0 ? share - 0.5 : share + 0.5);
      }
      first[i] = from;
      count[i] = taps;
    }
  }

  /** The pixel that a finished sum stands for. */
  static int pixel(int sum) {
    return Math.max(0, Math.min(255, sum >> BITS));
  }
}
