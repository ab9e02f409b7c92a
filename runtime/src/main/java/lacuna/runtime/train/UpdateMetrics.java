package lacuna.runtime.train;

/**
 * What is reported of an update.
 *
 * @param update counts from 1: the updates made
 * @param epoch counts from 1
 * @param loss mean over the update's images
 * @param rate of a group of scale 1
 * @param gradientNorm global, before clipping
 * @param imagesPerSecond of this update
 * @param waitShare share of the update's time in which the device waited for data
 * @param peakBytes most memory so far: of the GPU's tensors, else of the process
 * @param updateSeconds that this update took
 * @param seconds since the stage began, stops not counted
 */
public record UpdateMetrics(
    long update,
    long epoch,
    double loss,
    double rate,
    double gradientNorm,
    double imagesPerSecond,
    double waitShare,
    long peakBytes,
    double updateSeconds,
    double seconds) {}
