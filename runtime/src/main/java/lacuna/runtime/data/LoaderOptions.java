package lacuna.runtime.data;

import java.util.function.Consumer;

/**
 * How a source is read.
 *
 * @param batch images in one batch, at least 1
 * @param workers threads that read ahead; 0 reads in the thread that asks
 * @param seed of the order and of each image's changes
 * @param pinned whether batches lie in page-locked memory, from which a GPU copies by itself
 * @param maxCorrupt corrupt images that are skipped before reading stops: below 1 a share of all
 *     images (at least one), from 1 on their number; 0 stops at the first
 * @param warning is given a line for every corrupt image, on the thread that found it
 */
public record LoaderOptions(
    int batch,
    int workers,
    long seed,
    boolean pinned,
    double maxCorrupt,
    Consumer<String> warning) {
  /** The default: one corrupt image in a hundred. */
  public static final double MAX_CORRUPT = 0.01;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public LoaderOptions {
    if (batch < 1 || workers < 0 || !(maxCorrupt >= 0)) {
      throw new IllegalArgumentException(
          "batch %d, workers %d, at most %s corrupt: need at least 1, 0 and 0"
              .formatted(batch, workers, maxCorrupt));
    }
  }

  /** For batches in memory that any device reads. */
  public LoaderOptions(
      int batch, int workers, long seed, double maxCorrupt, Consumer<String> warning) {
    this(batch, workers, seed, false, maxCorrupt, warning);
  }

  /** The same, with batches in page-locked memory or not. */
  public LoaderOptions pinned(boolean locked) {
    return new LoaderOptions(batch, workers, seed, locked, maxCorrupt, warning);
  }

  /** The number of corrupt images that are skipped. */
  public int allowed(int count) {
    if (maxCorrupt == 0) {
      return 0;
    }
    return maxCorrupt < 1
        ? Math.max(1, (int) (maxCorrupt * count))
        : (int) Math.min(maxCorrupt, Integer.MAX_VALUE);
  }
}
