package lacuna.runtime.data;

import java.util.function.Consumer;

/**
 * How a source is read.
 *
 * @param batch images in one batch, at least 1
 * @param workers threads that read ahead; 0 reads in the thread that asks
 * @param seed of the order and of each image's changes
 * @param maxBroken broken images after which reading stops: below 1 a share of all images (at least
 *     one image is let pass), from 1 on their number; 0 stops at the first
 * @param warning is told of every broken image once, from whichever thread found it
 */
public record LoaderOptions(
    int batch, int workers, long seed, double maxBroken, Consumer<String> warning) {
  /** Broken images let pass where nothing else is said: one in a hundred. */
  public static final double MAX_BROKEN = 0.01;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public LoaderOptions {
    if (batch < 1 || workers < 0 || !(maxBroken >= 0)) {
      throw new IllegalArgumentException(
          "batch %d, workers %d, at most %s broken: need at least 1, 0 and 0"
              .formatted(batch, workers, maxBroken));
    }
  }

  /** The number of broken images that are let pass. */
  int allowed(int count) {
    if (maxBroken == 0) {
      return 0;
    }
    return maxBroken < 1
        ? Math.max(1, (int) (maxBroken * count))
        : (int) Math.min(maxBroken, Integer.MAX_VALUE);
  }
}
