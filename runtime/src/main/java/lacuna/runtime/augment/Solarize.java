package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * Inverts the bright values of an image, sometimes: v becomes 255 - v from the threshold on, as
 * torchvision's {@code RandomSolarize}.
 */
public final class Solarize implements Augment {
  private final double p;
  private final int threshold;

  /**
   * Inversion of images of any size and {@code channels}.
   *
   * @param p probability, 0 to 1
   * @param threshold smallest value that is inverted, 0 to 255
   * @throws IllegalArgumentException if one is out of its range
   */
  public Solarize(Size image, int channels, double p, int threshold) {
    if (threshold < 0 || threshold > 255) {
      throw new IllegalArgumentException(
          "threshold %d: must be from 0 to 255".formatted(threshold));
    }
    this.p = Probability.check(p);
    this.threshold = threshold;
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    if (random.nextDouble() < p) {
      Tables.solarize(image, threshold, space);
    }
    return image;
  }
}
