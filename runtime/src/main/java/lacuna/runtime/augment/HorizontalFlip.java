package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Flip;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/** Mirrors left and right, sometimes. */
public final class HorizontalFlip implements Augment {
  private final double p;

  /**
   * A flip with probability {@code p}, 0 to 1, of images of any size and {@code channels}.
   *
   * @throws IllegalArgumentException if {@code p} is not within 0 to 1
   */
  public HorizontalFlip(Size image, int channels, double p) {
    this.p = Probability.check(p);
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    if (random.nextDouble() < p) {
      Flip.horizontally(image, space);
    }
    return image;
  }
}
