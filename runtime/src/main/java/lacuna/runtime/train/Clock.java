package lacuna.runtime.train;

/** Time spent in updates. */
final class Clock {
  private static final double NANO = 1e-9;

  private final Feed feed;
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
  Clock(double seconds, Feed feed) {
    this.seconds = seconds;
    this.feed = feed;
  }

  /** An update begins. */
  void start() {
    waitedBefore = feed.waitedSeconds();
    start = System.nanoTime();
  }

  /** The update is done. */
  void stop() {
    lap = Math.max(NANO, (System.nanoTime() - start) * NANO);
    waited = feed.waitedSeconds() - waitedBefore;
    seconds += lap;
  }

  /** Seconds of the last update. */
  double lap() {
    return lap;
  }

  /** Share of the last update's time that went into waiting for images. */
  double waitShare() {
    return Math.min(1, waited / lap);
  }

  /** Seconds of all updates since the stage began. */
  double seconds() {
    return seconds;
  }
}
