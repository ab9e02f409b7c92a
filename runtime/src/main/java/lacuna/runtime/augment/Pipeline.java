package lacuna.runtime.augment;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Normalize;
import lacuna.runtime.image.Planes;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * The way of an image from its file's pixels to what crosses to the device: the augments in their
 * order. That are bytes, a quarter of the floats, which the device normalizes by {@link #mean} and
 * {@link #std}; only where an augment changes normalized values are they normalized here.
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
  private final boolean bytes;

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
    this.fit = new CenterCrop(size, mean.length, 1, "bilinear");
    bytes = augments.stream().noneMatch(Augment::changesNormalized);
  }

  /** Of the images that come out. */
  public Size size() {
    return size;
  }

  /** 1 (luma) or 3 (red, green, blue). */
  public int channels() {
    return normalize.channels();
  }

  /** Mean of each channel, of values from 0 to 1. */
  public float[] mean() {
    return normalize.mean();
  }

  /** Standard deviation of each channel. */
  public float[] std() {
    return normalize.std();
  }

  /** Whether images come out as bytes, still to be normalized; else as normalized floats. */
  public boolean bytes() {
    return bytes;
  }

  /** The shape of so many images: (count, channels, height, width). */
  public long[] shape(long count) {
    return new long[] {count, channels(), size.height(), size.width()};
  }

  /** Values of one image: channels * height * width. */
  public int length() {
    return channels() * size.height() * size.width();
  }

  /**
   * Writes one image's {@link #length} bytes or floats, (channels, height, width).
   *
   * @param into direct, native order, from its start: images of this size one after another
   * @param place of the image among them
   */
  public void write(
      Image image, RandomGenerator random, ByteBuffer into, int place, Workspace space) {
    Image changed = image;
    for (Augment augment : augments) {
      changed = augment.apply(changed, random, space);
    }
    if (changed.height() != size.height() || changed.width() != size.width()) {
      changed = fit.apply(changed, random, space);
    }
    int offset = place * length();
    if (bytes) {
      Planes.write(changed, channels(), into, offset, space);
      return;
    }
    FloatBuffer floats = into.asFloatBuffer();
    normalize.apply(changed, floats, offset, space);
    for (Augment augment : augments) {
      augment.applyNormalized(floats, offset, channels(), size.height(), size.width(), random);
    }
  }
}
