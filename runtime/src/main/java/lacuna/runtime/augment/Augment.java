package lacuna.runtime.augment;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/**
 * A change to one image. It keeps nothing from image to image and draws only from the source given,
 * so one instance serves all threads.
 */
public interface Augment {
  /**
   * Changes the pixels: in place, or in a new picture of the workspace, of any size.
   *
   * @return the changed picture, which may be the one given
   */
  default Image apply(Image image, RandomGenerator random, Workspace space) {
    return image;
  }

  /** Whether {@link #applyNormalized} does anything, so that an image must leave as floats. */
  default boolean changesNormalized() {
    return false;
  }

  /**
   * Changes the normalized values of a finished image.
   *
   * @param values at least offset + channels * height * width floats, of which those from {@code
   *     offset} on are this image's, (channels, height, width)
   */
  default void applyNormalized(
      FloatBuffer values,
      int offset,
      int channels,
      int height,
      int width,
      RandomGenerator random) {}
}
