package lacuna.runtime.train;

/** Seeds for the engine's generator, unrelated for different places of a run. */
final class Seeds {
  /** Update number of everything that is measured rather than trained on. */
  static final long EVALUATION = -1;

  /** Update number of what a stage that learns nothing gathers. */
  static final long GATHERING = -2;

  private Seeds() {}

  /** The seed of a part of an update; all numbers count from 0. */
  static long of(long seed, long update, long part) {
    return mix(mix(mix(seed) + update) + part);
  }

  /** A bijection in which every input bit changes half of the output bits (SplitMix64). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
