package lacuna.runtime.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;

/**
 * Blurs an image with a Gaussian of random width, sometimes, as torchvision's {@code GaussianBlur}:
 * a weight exp(-x² / (2 sigma²)) for the pixel at distance x, over the sum of all in the kernel;
 * beyond the border the picture is mirrored, without the border's own pixels. Values are rounded
 * once, half to even.
 */
public final class GaussianBlur implements Augment {
  private final double p;
  private final Range sigma;
  private final int radius;

  /**
   * A blur of images of any size and {@code channels}.
   *
   * @param p probability, 0 to 1
   * @param sigma standard deviation in pixels, above 0; drawn evenly
   * @param kernelSize width of the kernel in pixels, odd
   * @throws IllegalArgumentException if one is out of its range
   */
  public GaussianBlur(Size image, int channels, double p, Range sigma, int kernelSize) {
    if (!(sigma.start() > 0)) {
      throw new IllegalArgumentException("sigma %s: must be above 0".formatted(sigma));
    }
    if (kernelSize < 1 || kernelSize % 2 == 0) {
      throw new IllegalArgumentException(
          "kernel_size %d: must be an odd number of pixels".formatted(kernelSize));
    }
    this.p = Probability.check(p);
    this.sigma = sigma;
    radius = kernelSize / 2;
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    if (random.nextDouble() < p) {
      double drawn =
          sigma.start() == sigma.end()
              ? sigma.start()
              : random.nextDouble(sigma.start(), sigma.end());
      blur(image, kernel(drawn, radius));
    }
    return image;
  }

  /** The weights from distance 0 to {@code radius}; with both sides counted their sum is 1. */
  static double[] kernel(double sigma, int radius) {
    double[] kernel = new double[radius + 1];
    double sum = 0;
    for (int x = 0; x <= radius; x++) {
      kernel[x] = Math.exp(-0.5 * (x / sigma) * (x / sigma));
      sum += x == 0 ? kernel[x] : 2 * kernel[x];
    }
    for (int x = 0; x <= radius; x++) {
      kernel[x] /= sum;
    }
    return kernel;
  }

  private static void blur(Image image, double[] kernel) {
    int width = image.width();
    int height = image.height();
    int channels = image.channels();
    int line = channels * width;
    byte[] pixels = image.toBytes();
    float[] across = new float[pixels.length];
    int[] padded = new int[line + 2 * channels * (kernel.length - 1)];
    for (int row = 0; row < pixels.length; row += line) {
      for (int i = 0; i < padded.length; i++) {
        int x = mirrored(i / channels - kernel.length + 1, width);
        padded[i] = pixels[row + channels * x + i % channels] & 255;
      }
      for (int tap = 1 - kernel.length; tap < kernel.length; tap++) {
        float weight = (float) kernel[Math.abs(tap)];
        int shift = channels * (tap + kernel.length - 1);
        for (int i = 0; i < line; i++) {
          across[row + i] += weight * padded[i + shift];
        }
      }
    }
    float[] sums = new float[line];
    byte[] row = new byte[line];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, 0);
      for (int tap = 1 - kernel.length; tap < kernel.length; tap++) {
        float weight = (float) kernel[Math.abs(tap)];
        int from = line * mirrored(y + tap, height);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += weight * across[from + i];
        }
      }
      for (int i = 0; i < sums.length; i++) {
        row[i] = (byte) Math.max(0, Math.min(255, (int) Math.rint(sums[i])));
      }
      image.writeRow(0, y, width, row);
    }
  }

  /** The index within 0 to length - 1 that a mirror at both ends shows at {@code index}. */
  private static int mirrored(int index, int length) {
    if (length == 1) {
      return 0;
    }
    int place = Math.floorMod(index, 2 * (length - 1));
    return Math.min(place, 2 * (length - 1) - place);
  }
}
