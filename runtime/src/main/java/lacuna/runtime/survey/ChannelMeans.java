package lacuna.runtime.survey;

import java.util.concurrent.atomic.AtomicLongArray;
import lacuna.runtime.image.ChannelMoments;

/**
 * Mean and standard deviation of each channel over all images, each image with the same weight, as
 * a network sees them however large their files are. Sums are of whole numbers, so that they do not
 * depend on the order of the threads that add to them.
 */
final class ChannelMeans {
  /** 36 bits after the point; with 100 million images a long holds the sum. */
  private static final double SCALE = 1L << 36;

  private final AtomicLongArray means;
  private final AtomicLongArray squares;

  ChannelMeans(int channels) {
    means = new AtomicLongArray(channels);
    squares = new AtomicLongArray(channels);
  }

  void add(ChannelMoments image) {
    for (int channel = 0; channel < means.length(); channel++) {
      means.addAndGet(channel, Math.round(image.mean()[channel] * SCALE));
      squares.addAndGet(channel, Math.round(image.meanSquare()[channel] * SCALE));
    }
  }

  /** Of each channel, of values from 0 to 1. */
  double[] mean(int images) {
    double[] all = new double[means.length()];
    for (int channel = 0; channel < all.length; channel++) {
      all[channel] = means.get(channel) / SCALE / images;
    }
    return all;
  }

  /** Standard deviation of each channel. */
  double[] std(int images) {
    double[] all = mean(images);
    for (int channel = 0; channel < all.length; channel++) {
      double square = squares.get(channel) / SCALE / images;
      all[channel] = Math.sqrt(Math.max(0, square - all[channel] * all[channel]));
    }
    return all;
  }
}
