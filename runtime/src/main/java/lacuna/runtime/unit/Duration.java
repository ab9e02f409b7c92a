package lacuna.runtime.unit;

/**
 * How long something lasts in training.
 *
 * @param count how many of the unit, not negative
 * @param unit what is counted
 */
public record Duration(long count, Unit unit) {

  /** What a duration counts. */
  public enum Unit {
    /** Passes over all training images. */
    EPOCHS,
    /** Updates of the weights. */
    STEPS
  }

  /**
   * @throws IllegalArgumentException where the count is negative
   */
  public Duration {
    if (count < 0) {
      throw new IllegalArgumentException(
          "a duration of " + count + " " + word(unit) + ": it cannot be negative");
    }
  }

  /** So many passes over all training images. */
  public static Duration epochs(long count) {
    return new Duration(count, Unit.EPOCHS);
  }

  /** So many updates of the weights. */
  public static Duration steps(long count) {
    return new Duration(count, Unit.STEPS);
  }

  /**
   * The duration in updates.
   *
   * @param stepsPerEpoch updates in one pass over all training images, at least 1
   */
  public long inSteps(long stepsPerEpoch) {
    if (stepsPerEpoch < 1) {
      throw new IllegalArgumentException(
          "an epoch of " + stepsPerEpoch + " updates: it needs at least one");
    }
    return unit == Unit.STEPS ? count : Math.multiplyExact(count, stepsPerEpoch);
  }

  private static String word(Unit unit) {
    return unit == Unit.EPOCHS ? "epochs" : "steps";
  }

  @Override
  public String toString() {
    return count + " " + word(unit);
  }
}
