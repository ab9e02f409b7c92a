package lacuna.runtime.train;

import java.nio.FloatBuffer;
import lacuna.runtime.report.Gallery;
import lacuna.runtime.report.Picture;

/**
 * Pictures of what a network sees: the image, the image with what is hidden in gray, and the image
 * with the network's prediction where it was hidden.
 */
final class Triplets {
  private static final int GRAY = 128;
  private static final int COLOURS = 3;

  private final Recipe recipe;
  private final int height;
  private final int width;

  Triplets(Recipe recipe) {
    this.recipe = recipe;
    height = recipe.image().height();
    width = recipe.image().width();
  }

  /**
   * The pictures of one image of a batch.
   *
   * @param images (batch, channels, height, width), normalised
   * @param sight of that batch, with a mask and a prediction
   */
  Gallery.Triplet of(FloatBuffer images, Sight sight, int n) {
    byte[] plain = new byte[height * width * COLOURS];
    byte[] masked = plain.clone();
    byte[] filled = plain.clone();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean hides = sight.hides(n, y, x);
        for (int colour = 0; colour < COLOURS; colour++) {
          int channel = Math.min(colour, recipe.channels() - 1);
          int to = (y * width + x) * COLOURS + colour;
          plain[to] = level(value(images, n, channel, y, x), channel);
          masked[to] = hides ? (byte) GRAY : plain[to];
          filled[to] = hides ? level(sight.predicted(n, channel, y, x), channel) : plain[to];
        }
      }
    }
    return new Gallery.Triplet(picture(plain), picture(masked), picture(filled));
  }

  /**
   * How near the prediction comes to an image where that was hidden: the peak signal-to-noise ratio
   * of colours from 0 to 1, in decibels.
   */
  double peakSignalToNoise(FloatBuffer images, Sight sight, int n) {
    double sum = 0;
    long count = 0;
    for (int channel = 0; channel < recipe.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          if (sight.hides(n, y, x)) {
            double gap =
                colour(value(images, n, channel, y, x), channel)
                    - colour(sight.predicted(n, channel, y, x), channel);
            sum += gap * gap;
            count++;
          }
        }
      }
    }
    return -10 * Math.log10(sum / count);
  }

  private float value(FloatBuffer images, int n, int channel, int y, int x) {
    return images.get(((n * recipe.channels() + channel) * height + y) * width + x);
  }

  private Picture picture(byte[] rgb) {
    return new Picture(width, height, rgb);
  }

  private byte level(float normalised, int channel) {
    return (byte) Math.round(255 * colour(normalised, channel));
  }

  /** From 0 to 1. */
  private double colour(float normalised, int channel) {
    double value = normalised * recipe.std().get(channel) + recipe.mean().get(channel);
    return Math.max(0, Math.min(1, value));
  }
}
