package lacuna.runtime.train;

/** Time spent in updates, and how much of it the device waited for data. */
final class UpdateClock {
  private static final double NANO = 1e-9;

  private final BatchLoader batches;
  private double seconds;
  private double lap;
  private double waitedBefore;
  private double waited;
  private long start;

  /**
   * A clock that stands.
   *
   * @param seconds spent before, in a run that was stopped
   */
  UpdateClock(double seconds, BatchLoader batches) {
    this.seconds = seconds;
    this.batches = batches;
  }

  /** An update begins. */
  void start() {
    waitedBefore = batches.waitedSeconds();
    start = System.nanoTime();
  }

  /** The update is done. */
  void stop() {
    lap = Math.max(NANO, (System.nanoTime() - start) * NANO);
    waited = batches.waitedSeconds() - waitedBefore;
    seconds += lap;
  }

  /** Seconds of the last update. */
  double lap() {
    return lap;
  }

  /** Share of the last update's time in which the device waited for data. */
  double waitShare() {
    return Math.min(1, waited / lap);
  }

  /** Seconds of all updates since the stage began. */
  double seconds() {
    return seconds;
  }
}
