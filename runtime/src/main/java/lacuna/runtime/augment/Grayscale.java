package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * Takes the color out of an image, sometimes: each channel becomes the luma of Pillow's {@code
 * convert("L")}, 0.299 R + 0.587 G + 0.114 B (ITU-R 601-2), as torchvision's {@code
 * RandomGrayscale}.
 */
public final class Grayscale implements Augment {
  private final double p;

  /**
   * Gray with probability {@code p}, 0 to 1, of images of any size and {@code channels}.
   *
   * @throws IllegalArgumentException if {@code p} is not within 0 to 1
   */
  public Grayscale(Size image, int channels, double p) {
    this.p = Probability.check(p);
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    if (random.nextDouble() < p) {
      Enhance.color(image, 0);
    }
    return image;
  }
}
