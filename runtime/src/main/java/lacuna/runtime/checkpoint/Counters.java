package lacuna.runtime.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Where a run stands. With the seed, it decides everything random from here on.
 *
 * @param stage name of the phase
 * @param update updates done
 * @param finished whether the phase is complete
 * @param seed of everything random
 * @param batchSize images per update
 * @param accumulate parts of an update
 * @param images number of training images
 * @param seconds spent in training so far
 */
public record Counters(
    String stage,
    long update,
    boolean finished,
    long seed,
    int batchSize,
    int accumulate,
    long images,
    double seconds) {

  /** What of it cannot be so, in words; null where it can. */
  @Nullable String problem() {
    if (stage == null || update < 0 || batchSize < 1 || accumulate < 1 || images < 0) {
      return "its counters are those of no run";
    }
    return Double.isFinite(seconds) && seconds >= 0 ? null : "it has spent " + seconds + " seconds";
  }

  /** The same place, as the end of the phase. */
  Counters asFinished() {
    return new Counters(stage, update, true, seed, batchSize, accumulate, images, seconds);
  }
}
