package lacuna.runtime.checkpoint;

/**
 * Which of a run's states are kept.
 *
 * @param last how many of the newest, at least 1; with two, a run goes on from the one before where
 *     the newest is damaged
 * @param every those after a multiple of so many updates are kept for good; 0 for none
 */
public record Retention(int last, long every) {
  /** The newest alone. */
  public static final Retention NEWEST = new Retention(1, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException where they are not as said above
   */
  public Retention {
    if (last < 1 || every < 0) {
      throw new IllegalArgumentException("the last " + last + " states, and every " + every);
    }
  }

  /**
   * Whether a state is kept.
   *
   * @param newer how many states are newer
   */
  boolean keeps(long update, int newer) {
    return newer < last || every > 0 && update > 0 && update % every == 0;
  }
}
