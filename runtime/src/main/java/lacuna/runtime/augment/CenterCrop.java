package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Box;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Interpolation;
import lacuna.runtime.image.Resize;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;

/**
 * Shrinks a picture until the wanted size is {@code crop_pct} of it, then cuts out the center: how
 * published models are evaluated (87.5 %: 256 px for 224). Always resized exactly, since
 * accuracies are compared across machines.
 */
public final class CenterCrop implements Augment {
  private final Size size;
  private final Size frame;
  private final Interpolation interpolation;

  /**
   * A center of the size of {@code image}, of any {@code channels}.
   *
   * @param cropPct of the resized picture's shorter side, above 0 to 1; the side is int(size /
   *     cropPct)
   * @param interpolation {@code bilinear}, {@code bicubic} or {@code box}
   * @throws IllegalArgumentException if a value is not one of those
   */
  public CenterCrop(Size image, int channels, double cropPct, String interpolation) {
    if (!(cropPct > 0 && cropPct <= 1)) {
      throw new IllegalArgumentException(
          "crop_pct %s: must be above 0 and at most 1".formatted(cropPct));
    }
    this.size = image;
    this.frame = new Size((int) (image.height() / cropPct), (int) (image.width() / cropPct));
    this.interpolation = Interpolation.of(interpolation);
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    Size whole = cover(image.height(), image.width());
    Image resized =
        Resize.EXACT.apply(
            image, Box.all(image), whole.height(), whole.width(), interpolation, space);
    if (whole.equals(size)) {
      return resized;
    }
    int top = (int) Math.rint((whole.height() - size.height()) / 2.0);
    int left = (int) Math.rint((whole.width() - size.width()) / 2.0);
    return cut(resized, new Box(top, left, size.height(), size.width()), space);
  }

  /**
   * The smallest size of the picture's shape that covers the frame; the longer side rounded down.
   */
  private Size cover(int height, int width) {
    boolean heightFits = (long) height * frame.width() <= (long) width * frame.height();
    return heightFits
        ? new Size(
            frame.height(),
            Math.max(frame.width(), (int) ((double) frame.height() * width / height)))
        : new Size(
            Math.max(frame.height(), (int) ((double) frame.width() * height / width)),
            frame.width());
  }

  private static Image cut(Image image, Box box, Workspace space) {
    Image part = space.image(box.width(), box.height(), image.channels());
    byte[] row = space.row(box.width(), image.channels());
    for (int y = 0; y < box.height(); y++) {
      image.readRow(box.left(), box.top() + y, box.width(), row);
      part.writeRow(0, y, box.width(), row);
    }
    return part;
  }
}
