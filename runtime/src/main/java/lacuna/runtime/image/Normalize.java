package lacuna.runtime.image;

import java.nio.FloatBuffer;

/**
 * Writes a picture as (channels, height, width) floats, each (value / 255 - mean) / deviation in
 * single precision, as torchvision computes it.
 *
 * <p>One channel of an RGB picture is the luma of Pillow's {@code convert("L")}.
 */
public final class Normalize {
  private final float[] mean;
  private final float[] std;
  private final float[][] values; // (channel, 256)

  /**
   * One mean and one deviation for each channel, of values from 0 to 1.
   *
   * @throws IllegalArgumentException if there is not one of both for each channel, or a deviation is
   *     0
   */
  public Normalize(double[] mean, double[] deviation) {
    if (mean.length != deviation.length || mean.length < 1) {
      throw new IllegalArgumentException(
          "%d means and %d deviations: each channel has one of both"
              .formatted(mean.length, deviation.length));
    }
    this.mean = new float[mean.length];
    std = new float[mean.length];
    values = new float[mean.length][256];
    for (int channel = 0; channel < mean.length; channel++) {
      if (!(deviation[channel] > 0)) {
        throw new IllegalArgumentException(
            "deviation %s: must be above 0".formatted(deviation[channel]));
      }
      this.mean[channel] = (float) mean[channel];
      std[channel] = (float) deviation[channel];
      for (int value = 0; value < 256; value++) {
        values[channel][value] = (value / 255f - this.mean[channel]) / std[channel];
      }
    }
  }

  /** At least 1. */
  public int channels() {
    return values.length;
  }

  /** Of each channel, of values from 0 to 1. */
  public float[] mean() {
    return mean.clone();
  }

  /** Standard deviation of each channel. */
  public float[] std() {
    return std.clone();
  }

  /** Writes channels * height * width floats from {@code offset} on. */
  public void apply(Image image, FloatBuffer into, int offset, Workspace space) {
    int width = image.width();
    int area = width * image.height();
    byte[] row = space.row(width, image.channels());
    float[] line = space.plane(width);
    for (int y = 0; y < image.height(); y++) {
      image.readRow(0, y, width, row);
      for (int channel = 0; channel < values.length; channel++) {
        if (values.length == 1) {
          luma(row, values[0], line, width);
        } else {
          look(row, channel, image.channels(), values[channel], line, width);
        }
        into.put(offset + channel * area + y * width, line, 0, width);
      }
    }
  }

  private static void look(
      byte[] row, int channel, int channels, float[] values, float[] line, int width) {
    for (int x = 0, at = channel; x < width; x++, at += channels) {
      line[x] = values[row[at] & 255];
    }
  }

  private static void luma(byte[] row, float[] values, float[] line, int width) {
    for (int x = 0, at = 0; x < width; x++, at += Image.COLORS) {
      line[x] = values[Luma.of(row[at] & 255, row[at + 1] & 255, row[at + 2] & 255)];
    }
  }
}
