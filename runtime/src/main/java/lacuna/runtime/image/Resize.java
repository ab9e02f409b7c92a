package lacuna.runtime.image;

import java.util.Locale;

/**
 * The two ways to change a picture's size.
 *
 * <p>The default is {@link #EXACT}. Published weights were trained on Pillow's pixels, and a
 * difference between two runs should come from what their specs say, not from who rounded. It costs
 * little: one core reads, cuts and resizes some 500 photographs of 500 x 375 px a second exactly
 * and some 950 fast, so that on a CPU the pictures of a ViT-B step take less than a hundredth of
 * it, and a GPU is fed by a handful of cores. {@link #FAST} is for a machine whose device waits for
 * data; the run's report says how long it waited.
 */
public enum Resize {
  /** Pillow's bytes, one for one. */
  EXACT {
    @Override
    Image resize(Image source, Box box, int height, int width, Interpolation filter,
        Workspace space) {
      return ExactResize.apply(source, box, height, width, filter, space);
    }
  },
  /**
   * The same filters in float arithmetic: mostly equal, sometimes a level off, more at borders. Of
   * RGB pictures alone.
   */
  FAST {
    @Override
    Image resize(Image source, Box box, int height, int width, Interpolation filter,
        Workspace space) {
      return FastResize.apply(source, box, height, width, filter, space);
    }
  };

  abstract Image resize(
      Image source, Box box, int height, int width, Interpolation filter, Workspace space);

  /**
   * The part of a picture inside a box, at a new size; pixels outside the box never contribute.
   *
   * @return a picture of the workspace
   * @throws IllegalArgumentException if the box does not lie inside the picture, or its channels are
   *     not those that this way takes
   */
  public final Image apply(
      Image source, Box box, int height, int width, Interpolation filter, Workspace space) {
    if (!box.isInside(source.height(), source.width()) || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "%s of a picture of %d x %d px cannot become %d x %d px"
              .formatted(box, source.height(), source.width(), height, width));
    }
    return resize(source, box, height, width, filter, space);
  }

  /**
   * The way of this name in the language.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Resize of(String name) {
    for (Resize one : values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "no way to resize is called '%s'; there are exact and fast".formatted(name));
  }
}
