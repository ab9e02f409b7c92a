package lacuna.runtime.augment;

import java.util.random.RandomGenerator;
import lacuna.runtime.image.Box;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Interpolation;
import lacuna.runtime.image.Resize;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;

/**
 * Cuts a random part of random area and shape and gives it the wanted size, as torchvision does.
 */
public final class RandomResizedCrop implements Augment {
  private static final int ATTEMPTS = 10; // torchvision's

  private final Size size;
  private final Range scale;
  private final Range aspect;
  private final Interpolation interpolation;
  private final Resize resize;

  /**
   * A crop to {@code image}, of any {@code channels}.
   *
   * @param scale share of the picture's area, above 0 to 1
   * @param aspect width by height, above 0; drawn evenly in its logarithm
   * @param interpolation {@code bilinear}, {@code bicubic} or {@code box}
   * @param resize {@code exact} or {@code fast}
   * @throws IllegalArgumentException if a range or a word is not one of those
   */
  public RandomResizedCrop(
      Size image,
      int channels,
      Range scale,
      Range aspect,
      String interpolation,
      String resize) {
    if (!(scale.start() > 0 && scale.end() <= 1)) {
      throw new IllegalArgumentException(
          "scale %s: a share of the picture's area lies above 0 and up to 1".formatted(scale));
    }
    if (!(aspect.start() > 0)) {
      throw new IllegalArgumentException(
          "aspect %s: width by height must be above 0".formatted(aspect));
    }
    this.size = image;
    this.scale = scale;
    this.aspect = aspect;
    this.interpolation = Interpolation.of(interpolation);
    this.resize = Resize.of(resize);
  }

  @Override
  public Image apply(Image image, RandomGenerator random, Workspace space) {
    Box box = box(image.height(), image.width(), random);
    return resize.apply(image, box, size.height(), size.width(), interpolation, space);
  }

  /** Draws the part to cut: an area and a shape that fit, then a place; else the largest center. */
  Box box(int height, int width, RandomGenerator random) {
    double area = (double) height * width;
    for (int i = 0; i < ATTEMPTS; i++) {
      double part = area * draw(random, scale.start(), scale.end());
      double shape = Math.exp(draw(random, Math.log(aspect.start()), Math.log(aspect.end())));
      int across = (int) Math.rint(Math.sqrt(part * shape));
      int down = (int) Math.rint(Math.sqrt(part / shape));
      if (across > 0 && across <= width && down > 0 && down <= height) {
        int top = random.nextInt(height - down + 1);
        int left = random.nextInt(width - across + 1);
        return new Box(top, left, down, across);
      }
    }
    return center(height, width);
  }

  /** All of a picture, or as much of its center as keeps the shape within its range. */
  private Box center(int height, int width) {
    double shape = (double) width / height;
    int across = width;
    int down = height;
    if (shape < aspect.start()) {
      down = (int) Math.rint(width / aspect.start());
    } else if (shape > aspect.end()) {
      across = (int) Math.rint(height * aspect.end());
    }
    return new Box((height - down) / 2, (width - across) / 2, down, across);
  }

  private static double draw(RandomGenerator random, double from, double to) {
    return from == to ? from : random.nextDouble(from, to);
  }
}
