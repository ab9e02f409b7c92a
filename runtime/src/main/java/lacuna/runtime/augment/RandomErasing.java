package lacuna.runtime.augment;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import lacuna.runtime.unit.Size;

/**
 * Overwrites one random rectangle with noise of mean 0 and deviation 1, sometimes, after
 * normalization: timm 0.4.12's {@code RandomErasing} in pixel mode.
 */
public final class RandomErasing implements Augment {
  private static final int ATTEMPTS = 10;
  private static final double LEAST_AREA = 0.02; // shares of the image, timm's
  private static final double MOST_AREA = 1 / 3.0;
  private static final double MOST_SHAPE = Math.log(1 / 0.3); // height by width, either way

  private final double p;

  /**
   * Erasing with probability {@code p}, 0 to 1, of images of any size and {@code channels}.
   *
   * @throws IllegalArgumentException if {@code p} is not within 0 to 1
   */
  public RandomErasing(Size image, int channels, double p) {
    this.p = Probability.check(p);
  }

  @Override
  public boolean changesNormalized() {
    return p > 0;
  }

  @Override
  public void applyNormalized(
      FloatBuffer values, int offset, int channels, int height, int width, RandomGenerator random) {
    if (random.nextDouble() >= p) {
      return;
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      double area = random.nextDouble(LEAST_AREA, MOST_AREA) * height * width;
      double shape = Math.exp(random.nextDouble(-MOST_SHAPE, MOST_SHAPE));
      int down = (int) Math.rint(Math.sqrt(area * shape));
      int across = (int) Math.rint(Math.sqrt(area / shape));
      if (down < height && across < width) {
        int top = random.nextInt(height - down + 1);
        int left = random.nextInt(width - across + 1);
        for (int row = 0; row < channels * down; row++) {
          int line = (row / down * height + top + row % down) * width;
          for (int x = left; x < left + across; x++) {
            values.put(offset + line + x, (float) random.nextGaussian());
          }
        }
        return;
      }
    }
  }
}
