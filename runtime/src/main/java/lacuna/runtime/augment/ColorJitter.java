package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * Changes brightness, contrast, saturation and hue by random amounts, in random order, sometimes:
 * torchvision's {@code ColorJitter}, in a {@code RandomApply} where {@code p} is below 1.
 */
public final class ColorJitter implements Augment {
  private final double[] most;
  private final double p;

  /**
   * Changes of images of any size and {@code channels}.
   *
   * @param brightness a factor is drawn evenly from max(0, 1 - x) to 1 + x
   * @param contrast the same
   * @param saturation the same
   * @param hue a share of the color circle is drawn evenly from -x to x; 0 to 0.5
   * @param p probability of any change, 0 to 1
   * @throws IllegalArgumentException if one is out of its range
   */
  public ColorJitter(
      Size image,
      int channels,
      double brightness,
      double contrast,
      double saturation,
      double hue,
      double p) {
    Colors.require(channels, "color_jitter");
    if (!(brightness >= 0 && contrast >= 0 && saturation >= 0 && hue >= 0 && hue <= 0.5)) {
      throw new IllegalArgumentException(
          "brightness %s, contrast %s, saturation %s, hue %s: must be 0 or more, hue at most 0.5"
              .formatted(brightness, contrast, saturation, hue));
    }
    most = new double[] {brightness, contrast, saturation, hue};
    this.p = Probability.check(p);
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    if (random.nextDouble() >= p) {
      return image;
    }
    int[] order = {0, 1, 2, 3};
    for (int i = 3; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    for (int which : order) {
      if (most[which] > 0) {
        double middle = which == 3 ? 0 : 1;
        double least = which == 3 ? -most[3] : Math.max(0, 1 - most[which]);
        change(image, which, random.nextDouble(least, middle + most[which]));
      }
    }
    return image;
  }

  private static void change(Image image, int which, double amount) {
    switch (which) {
      case 0 -> Enhance.brightness(image, amount);
      case 1 -> Enhance.contrast(image, amount);
      case 2 -> Enhance.color(image, amount);
      default -> Hue.shift(image, amount);
    }
  }
}
