package lacuna.runtime.data;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Independent random sources for numbered things. */
final class ImageSeeds {
  private ImageSeeds() {}

  /** The source of (seed, a, b); any other triple gives an unrelated one. */
  static RandomGenerator of(long seed, long a, long b) {
    return new SplittableRandom(mix(mix(mix(seed) + a) + b));
  }

  /**
   * A bijection of longs whose bits all depend on all bits: Stafford's variant 13 on Weyl steps.
   */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
