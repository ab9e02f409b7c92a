package lacuna.runtime.run;

import lacuna.runtime.report.Gallery;
import lacuna.runtime.report.RgbImage;
import lacuna.runtime.train.Recipe;

/**
 * Pictures of a forward pass, a row per image: the image, the image with its masked pixels in gray,
 * and the image with the prediction in their place.
 */
public final class ReconstructionGrid {
  private static final int GRAY = 128;
  private static final int COLORS = 3;

  private final Recipe recipe;
  private final ForwardCapture capture;
  private final int height;
  private final int width;

  /**
   * @param capture with a mask and a prediction
   */
  public ReconstructionGrid(Recipe recipe, ForwardCapture capture) {
    this.recipe = recipe;
    this.capture = capture;
    height = recipe.image().height();
    width = recipe.image().width();
  }

  /** The pictures of image {@code n} of the batch. */
  public Gallery.Triplet row(int n) {
    byte[] plain = new byte[height * width * COLORS];
    byte[] masked = plain.clone();
    byte[] filled = plain.clone();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean hidden = capture.isHidden(n, y, x);
        for (int color = 0; color < COLORS; color++) {
          int channel = Math.min(color, recipe.channels() - 1);
          int to = (y * width + x) * COLORS + color;
          plain[to] = level(capture.image(n, channel, y, x), channel);
          masked[to] = hidden ? (byte) GRAY : plain[to];
          filled[to] = hidden ? level(capture.predicted(n, channel, y, x), channel) : plain[to];
        }
      }
    }
    return new Gallery.Triplet(picture(plain), picture(masked), picture(filled));
  }

  /**
   * Peak signal-to-noise ratio of the prediction on the masked pixels of an image, with colors from
   * 0 to 1, in decibels.
   */
  public double peakSignalToNoise(int n) {
    double sum = 0;
    long count = 0;
    for (int channel = 0; channel < recipe.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          if (capture.isHidden(n, y, x)) {
            double error =
                color(capture.image(n, channel, y, x), channel)
                    - color(capture.predicted(n, channel, y, x), channel);
            sum += error * error;
            count++;
          }
        }
      }
    }
    return -10 * Math.log10(sum / count);
  }

  private RgbImage picture(byte[] rgb) {
    return new RgbImage(width, height, rgb);
  }

  private byte level(float normalized, int channel) {
    return (byte) Math.round(255 * color(normalized, channel));
  }

  /** From 0 to 1. */
  private double color(float normalized, int channel) {
    double value = normalized * recipe.std().get(channel) + recipe.mean().get(channel);
    return Math.max(0, Math.min(1, value));
  }
}
