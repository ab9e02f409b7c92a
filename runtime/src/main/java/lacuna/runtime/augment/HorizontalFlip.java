package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Flip;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/** Mirrors left and right, sometimes. */
public final class HorizontalFlip implements Augment {
  private final double chance;

  /**
   * A flip of {@code chance}, 0 to 1; of whatever size, so {@code image} is not looked at.
   *
   * @throws IllegalArgumentException if the chance is not within 0 to 1
   */
  public HorizontalFlip(Size image, double chance) {
    this.chance = Chance.check(chance);
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    if (random.nextDouble() < chance) {
      Flip.horizontally(image, space);
    }
    return image;
  }
}
