package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * Some changes drawn from fifteen, each done half of the time, as timm 0.4.12's {@code
 * rand-m9-mstd0.5-inc1}: with replacement, and each with a strength of its own.
 */
public final class RandAugment implements Augment {
  private static final double CHANCE = 0.5; // timm's, of each change drawn

  private final double strength;
  private final double jitter;
  private final int count;

  /**
   * Changes of a strength; of whatever size, so {@code image} is not looked at.
   *
   * @param strength mean level, 0 to 10
   * @param jitter standard deviation of the level, 0 or more
   * @param count changes drawn, 0 or more
   * @throws IllegalArgumentException if one is out of its range
   */
  public RandAugment(Size image, double strength, double jitter, int count) {
    if (!(strength >= 0 && strength <= Change.STRONGEST) || !(jitter >= 0) || count < 0) {
      throw new IllegalArgumentException(
          "strength %s, jitter %s, count %d: strength lies within 0 to 10, the others from 0 on"
              .formatted(strength, jitter, count));
    }
    this.strength = strength;
    this.jitter = jitter;
    this.count = count;
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    Image changed = image;
    for (int i = 0; i < count; i++) {
      Change change = Change.values()[random.nextInt(Change.values().length)];
      if (random.nextDouble() < CHANCE) {
        double level = strength + jitter * random.nextGaussian();
        level = Math.max(0, Math.min(Change.STRONGEST, level));
        changed = change.apply(changed, level, random, space);
      }
    }
    return changed;
  }
}
