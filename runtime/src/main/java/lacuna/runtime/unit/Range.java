package lacuna.runtime.unit;

/**
 * Numbers from a start to an end.
 *
 * @param start the lowest, finite
 * @param end the highest, finite and not below the start
 */
public record Range(double start, double end) {

  /**
   * @throws IllegalArgumentException where the ends are not finite or in the wrong order
   */
  public Range {
    if (!Double.isFinite(start) || !Double.isFinite(end) || start > end) {
      throw new IllegalArgumentException(
          "a range of " + start + ".." + end + ": it must rise from a finite number to another");
    }
  }

  /** Whether a number lies between the ends, both included. */
  public boolean contains(double number) {
    return start <= number && number <= end;
  }

  @Override
  public String toString() {
    return start + ".." + end;
  }
}
