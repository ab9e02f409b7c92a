package lacuna.runtime.run;

/**
 * Estimates how long the rest takes, once the rate is known: the first updates are slow, while the
 * JVM compiles, and say nothing about the others.
 */
final class RemainingTime {
  private static final int WARM_UP_REPORTS = 3;
  private static final double WARM_UP_SECONDS = 2;
  private static final int MEASURED_REPORTS = 5;

  /** An update, or several, as long as this is no matter of compiling. */
  private static final double LONG_SECONDS = 20;

  private static final double MEMORY = 0.9;

  private int warmUpReports;
  private double warmUpSeconds;
  private int reports;
  private double measured;
  private double secondsForOne;

  /**
   * Takes in how long something took.
   *
   * @param count how many of what is counted were done, at least 1
   * @param seconds for all of them
   */
  void add(long count, double seconds) {
    if (reports == 0 && isWarmUp()) {
      warmUpReports++;
      warmUpSeconds += seconds;
      return;
    }
    reports++;
    measured += seconds;
    double weight = Math.max(1.0 / reports, 1 - MEMORY);
    secondsForOne += weight * (seconds / count - secondsForOne);
  }

  private boolean isWarmUp() {
    return warmUpReports == 0
        || warmUpSeconds < LONG_SECONDS
            && (warmUpReports < WARM_UP_REPORTS || warmUpSeconds < WARM_UP_SECONDS);
  }

  /** Whether enough has been measured after the warm-up. */
  boolean isKnown() {
    return reports >= MEASURED_REPORTS || measured >= LONG_SECONDS;
  }

  /** Seconds for so many more. */
  double seconds(long left) {
    return left * secondsForOne;
  }
}
