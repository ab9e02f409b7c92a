package lacuna.runtime.train;

/**
 * What is told about an update.
 *
 * @param update counts from 1: the updates done
 * @param epoch counts from 1
 * @param loss mean over the update's images
 * @param rate of a group of scale 1
 * @param gradientNorm global, before clipping
 * @param imagesPerSecond of this update
 * @param waitShare share of the update's time that went into waiting for images
 * @param peakBytes largest resident size of the process so far
 * @param seconds since the stage began, stops not counted
 */
record UpdateFigures(
    long update,
    long epoch,
    double loss,
    double rate,
    double gradientNorm,
    double imagesPerSecond,
    double waitShare,
    long peakBytes,
    double seconds) {}
