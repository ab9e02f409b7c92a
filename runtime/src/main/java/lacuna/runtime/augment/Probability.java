package lacuna.runtime.augment;

/** A probability. */
final class Probability {
  private Probability() {}

  /**
   * The same number.
   *
   * @throws IllegalArgumentException if it is not within 0 to 1
   */
  static double check(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p %s: must be from 0 to 1".formatted(p));
    }
    return p;
  }
}
