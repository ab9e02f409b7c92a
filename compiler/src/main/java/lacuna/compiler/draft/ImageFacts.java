package lacuna.compiler.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lacuna.runtime.data.DataException;
import lacuna.runtime.data.ImageFolder;
import lacuna.runtime.image.BrokenImageException;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/**
 * What is known of the images to learn from.
 *
 * @param folder where they lie; empty for synthetic images
 * @param count how many there are
 * @param classes folders right below the folder, one of which every image lies in; 0 otherwise
 * @param sides the shorter sides of the images that were looked at, px, in ascending order
 * @param gray whether none of these has a color
 * @param unreadable names of images that were looked at and cannot be read
 */
public record ImageFacts(
    String folder,
    int count,
    int classes,
    List<Integer> sides,
    boolean gray,
    List<String> unreadable) {

  /** Images that are decoded; they lie evenly over the folder. */
  private static final int LOOKED_AT = 64;

  /** Pixels of an image, along each side, whose color is looked at. */
  private static final int PROBES = 8;

  /** Built-in images, at the size at which the first example takes them. */
  public static ImageFacts synthetic() {
    return new ImageFacts("", 4096, 0, List.of(64), false, List.of());
  }

  /**
   * Looks at a folder.
   *
   * @throws DataException where it holds no images that can be read
   */
  public static ImageFacts of(Path folder) throws IOException {
    ImageFolder images = new ImageFolder(folder.toString(), true);
    int count = images.count();
    List<Integer> sides = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    boolean gray = true;
    Workspace space = new Workspace();
    int looked = Math.min(count, LOOKED_AT);
    for (int i = 0; i < looked; i++) {
      int index = (int) ((long) i * count / looked);
      try {
        Image image = images.load(index, space);
        sides.add(Math.min(image.width(), image.height()));
        gray = gray && isGray(image);
      } catch (BrokenImageException broken) {
        unreadable.add(images.name(index));
      } finally {
        space.begin();
      }
    }
    if (sides.isEmpty()) {
      throw new DataException(
          "none of %d images in %s can be read, such as %s"
              .formatted(looked, folder, unreadable.get(0)));
    }
    Collections.sort(sides);
    return new ImageFacts(
        folder.toString(),
        count,
        images.classes().size() < 2 ? 0 : images.classes().size(),
        List.copyOf(sides),
        gray,
        List.copyOf(unreadable));
  }

  /** The shorter side that half of the images do not exceed, px. */
  int side() {
    return sides.get(sides.size() / 2);
  }

  /** Images that were looked at. */
  int looked() {
    return sides.size() + unreadable.size();
  }

  private static boolean isGray(Image image) {
    for (int i = 0; i < PROBES * PROBES; i++) {
      int x = i % PROBES * image.width() / PROBES;
      int y = i / PROBES * image.height() / PROBES;
      int pixel = image.pixel(x, y);
      int red = pixel >> 16 & 255;
      if (red != (pixel >> 8 & 255) || red != (pixel & 255)) {
        return false;
      }
    }
    return true;
  }
}
