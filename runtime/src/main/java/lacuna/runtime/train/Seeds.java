package lacuna.runtime.train;

/** Seeds for a thread's generators, unrelated for different places of a run. */
public final class Seeds {
  /** In place of an update's number: for evaluation. */
  public static final long EVALUATION = -1;

  /** In place of an update's number: for filling a feature bank. */
  public static final long FEATURES = -2;

  private Seeds() {}

  /** The seed of a micro-batch of an update; all numbers count from 0. */
  public static long of(long seed, long update, long micro) {
    return mix(mix(mix(seed) + update) + micro);
  }

  /** A bijection in which every input bit changes half of the output bits (SplitMix64). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
