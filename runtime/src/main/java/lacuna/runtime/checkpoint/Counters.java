package lacuna.runtime.checkpoint;

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

  /** The same place, as the end of the phase. */
  Counters asFinished() {
    return new Counters(stage, update, true, seed, batchSize, accumulate, images, seconds);
  }
}
