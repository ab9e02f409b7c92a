package lacuna.runtime.data;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * Built-in pictures, so that everything can be tried without any data: a shaded ground with a
 * repeated texture, and shaded shapes upon it. What a mask hides follows from what is seen around
 * it.
 *
 * <p>A class is a shape and a texture; colors, places, sizes and phases vary. Any picture follows
 * from the seed and its number alone. Prepare a validation set with another seed, or it is the
 * training set.
 */
public final class Synthetic implements DataSource {
  /** There are no more combinations of shape and texture. */
  public static final int MOST_CLASSES = Shape.values().length * Texture.values().length;

  private final int count;
  private final int classes;
  private final @Nullable Size size;
  private final long seed;

  /**
   * The same for a stage that sees so many channels: 3, or 1 of their luma.
   *
   * @throws IllegalArgumentException if it sees others, or as the other constructor
   */
  public Synthetic(int channels, int count, int classes) {
    this(count, classes);
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException(
          "synthetic images have 3 channels or 1, not %d".formatted(channels));
    }
  }

  /**
   * That many pictures of that many classes, in turn.
   *
   * @throws IllegalArgumentException if there is no picture, or not 1 to {@link #MOST_CLASSES}
   *     classes
   */
  public Synthetic(int count, int classes) {
    this(count, classes, null, 0);
    if (count < 1) {
      throw new IllegalArgumentException("`count` must be at least 1; it is %d".formatted(count));
    }
    if (classes < 1 || classes > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "classes %d: there can be 1 to %d, by shape and texture"
              .formatted(classes, MOST_CLASSES));
    }
  }

  private Synthetic(int count, int classes, @Nullable Size size, long seed) {
    this.count = count;
    this.classes = classes;
    this.size = size;
    this.seed = seed;
  }

  @Override
  public DataSource prepare(Size image, long seed) {
    return new Synthetic(count, classes, image, seed);
  }

  @Override
  public String description() {
    return "%d synthetic images of %d classes".formatted(count, classes);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public List<String> classes() {
    return IntStream.range(0, classes)
        .mapToObj(label -> "%s on %s".formatted(shape(label).words, texture(label).words))
        .toList();
  }

  @Override
  public int label(int index) {
    return index % classes;
  }

  @Override
  public String name(int index) {
    return "synthetic image %d".formatted(index);
  }

  @Override
  public Image load(int index, Workspace space) {
    if (size == null) {
      throw new IllegalStateException("synthetic images have no size before prepare is called");
    }
    RandomGenerator random = ImageSeeds.of(seed, 0, index);
    int label = label(index);
    Image image = space.image(size.width(), size.height());
    new Scene(shape(label), texture(label), random).paint(image, space);
    return image;
  }

  private static Shape shape(int label) {
    return Shape.values()[label % Shape.values().length];
  }

  private static Texture texture(int label) {
    return Texture.values()[label / Shape.values().length];
  }
}
