package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * Changes brightness, contrast and color by random factors, in random order, as torchvision's
 * {@code ColorJitter} without hue (timm's {@code color_jitter} has none).
 */
public final class ColorJitter implements Augment {
  private final double[] most;

  /**
   * Factors drawn evenly from max(0, 1 - x) to 1 + x; of whatever size, so {@code image} is not
   * looked at.
   *
   * @throws IllegalArgumentException if an amount is negative
   */
  public ColorJitter(
      Size image, int channels, double brightness, double contrast, double saturation) {
    Colors.require(channels, "color_jitter");
    if (!(brightness >= 0 && contrast >= 0 && saturation >= 0)) {
      throw new IllegalArgumentException(
          "brightness %s, contrast %s, saturation %s: must be 0 or more"
              .formatted(brightness, contrast, saturation));
    }
    most = new double[] {brightness, contrast, saturation};
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    int[] order = {0, 1, 2};
    for (int i = 2; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    for (int which : order) {
      if (most[which] > 0) {
        double factor = random.nextDouble(Math.max(0, 1 - most[which]), 1 + most[which]);
        change(image, which, factor);
      }
    }
    return image;
  }

  private static void change(Image image, int which, double factor) {
    switch (which) {
      case 0 -> Enhance.brightness(image, factor);
      case 1 -> Enhance.contrast(image, factor);
      default -> Enhance.color(image, factor);
    }
  }
}
