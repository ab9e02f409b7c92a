package lacuna.runtime.augment;

/** A probability. */
final class Chance {
  private Chance() {}

  /**
   * The same number.
   *
   * @throws IllegalArgumentException if it is not within 0 to 1
   */
  static double check(double chance) {
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException("chance %s: must lie within 0 to 1".formatted(chance));
    }
    return chance;
  }
}
