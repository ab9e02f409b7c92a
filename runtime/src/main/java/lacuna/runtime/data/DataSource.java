package lacuna.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * A numbered set of images, the same each time, safe for several threads once {@link #prepare}d.
 *
 * <p>Its order does not depend on the file system or the time.
 */
public interface DataSource {
  /**
   * The source, ready to load. Nothing is read before this, so a source can be described without
   * being there.
   *
   * @param image the size the stage trains on, for sources that draw their images
   * @param seed of the run, for the same
   * @throws DataException if there is nothing to load
   */
  default DataSource prepare(Size image, long seed) {
    return this;
  }

  /** What this is, for people: one line. */
  String description();

  /** Number of images. */
  int count();

  /** How many of them are known to be broken without being opened: files without a byte. */
  default int empty() {
    return 0;
  }

  /** Names of the classes by label; empty where images have no labels. */
  List<String> classes();

  /** Why images have no labels, for people: one line, where {@link #classes} is empty. */
  default String whyUnlabeled() {
    return description() + " have none";
  }

  /** What a user should know of the images before they are used, a line each; it looks at some. */
  default List<String> notes() {
    return List.of();
  }

  /** The image's class, or 0 where images have no labels. */
  int label(int index);

  /** Names one image in messages: its path, where it has one. */
  String name(int index);

  /** The file that the image is in; null where it is not in one of its own. */
  default @Nullable Path file(int index) {
    return null;
  }

  /** How its files are read, and how others are that go beside them. */
  default ImageOptions options() {
    return ImageOptions.DEFAULT;
  }

  /**
   * What comes at each place of an epoch, where not every image comes once: the number of an image
   * in the lower 32 bits, and above them how many times it may have come in this epoch before. It
   * follows from the seed and the epoch alone. Null where each image comes once.
   *
   * @return {@link #count} of them
   */
  default long @Nullable [] draws(long seed, long epoch) {
    return null;
  }

  /** Files that lie among the images and are none. */
  default LeftOut leftOut() {
    return new LeftOut();
  }

  /**
   * The image in its full size.
   *
   * @return a picture of the workspace
   * @throws IOException if the image is broken or cannot be read
   */
  Image load(int index, Workspace space) throws IOException;

  /** The image in its full size, with memory of its own. */
  default Image load(int index) throws IOException {
    return load(index, new Workspace());
  }
}
