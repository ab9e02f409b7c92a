package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * Some changes drawn from fifteen, each done half of the time, as timm 0.4.12's {@code
 * rand-m9-mstd0.5-inc1}: with replacement, and each with a magnitude of its own.
 */
public final class RandAugment implements Augment {
  private static final double P = 0.5; // timm's, of each change drawn

  private final double magnitude;
  private final double magnitudeStd;
  private final int numOps;

  /**
   * Changes of a magnitude, of images of any size and {@code channels}.
   *
   * @param channels 3, or 1 of their luma
   * @param magnitude mean level, 0 to 10
   * @param magnitudeStd standard deviation of the level, 0 or more
   * @param numOps changes drawn, 0 or more
   * @throws IllegalArgumentException if one is out of its range
   */
  public RandAugment(
      Size image, int channels, double magnitude, double magnitudeStd, int numOps) {
    Colors.require(channels, "rand_augment");
    if (!(magnitude >= 0 && magnitude <= Change.STRONGEST) || !(magnitudeStd >= 0) || numOps < 0) {
      throw new IllegalArgumentException(
          ("magnitude %s, magnitude_std %s, num_ops %d: magnitude must be from 0 to 10, the others at"
                  + " least 0")
              .formatted(magnitude, magnitudeStd, numOps));
    }
    this.magnitude = magnitude;
    this.magnitudeStd = magnitudeStd;
    this.numOps = numOps;
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    Image changed = image;
    for (int i = 0; i < numOps; i++) {
      Change change = Change.values()[random.nextInt(Change.values().length)];
      if (random.nextDouble() < P) {
        double level = magnitude + magnitudeStd * random.nextGaussian();
        level = Math.max(0, Math.min(Change.STRONGEST, level));
        changed = change.apply(changed, level, random, space);
      }
    }
    return changed;
  }
}
