package lacuna.runtime.augment;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Normalize;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * The way of an image from its file's pixels to normalized floats: the augments in their order,
 * then the mean and the deviation.
 *
 * <p>An image always comes out at the wanted size. Where the augments leave another, its shorter
 * side is resized to fit (exact, bilinear) and the center is cut out, as by {@link CenterCrop} with
 * a share of 100 %.
 */
public final class Pipeline {
  private final Size size;
  private final List<Augment> augments;
  private final Normalize normalize;
  private final CenterCrop fit;

  /**
   * The way to images of a size.
   *
   * @param mean of each channel, of values from 0 to 1; one or three of them
   * @param deviation of each channel, above 0
   * @throws IllegalArgumentException if the means and deviations are not one or three of each
   */
  public Pipeline(Size size, List<Augment> augments, double[] mean, double[] deviation) {
    this.size = size;
    this.augments = List.copyOf(augments);
    this.normalize = new Normalize(mean, deviation);
    this.fit = new CenterCrop(size, 1, "bilinear");
  }

  /** Of the images that come out. */
  public Size size() {
    return size;
  }

  /** 1 (luma) or 3 (red, green, blue). */
  public int channels() {
    return normalize.channels();
  }

  /** Floats one image takes: channels * height * width. */
  public int length() {
    return channels() * size.height() * size.width();
  }

  /**
   * Writes one image's {@link #length} floats, (channels, height, width), from {@code offset} on.
   */
  public void write(
      Image image, RandomGenerator random, FloatBuffer into, int offset, Workspace space) {
    Image changed = image;
    for (Augment augment : augments) {
      changed = augment.apply(changed, random, space);
    }
    if (changed.height() != size.height() || changed.width() != size.width()) {
      changed = fit.apply(changed, random, space);
    }
    normalize.apply(changed, into, offset, space);
    for (Augment augment : augments) {
      augment.applyNormalized(into, offset, channels(), size.height(), size.width(), random);
    }
  }
}
