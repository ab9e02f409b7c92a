package lacuna.runtime.data;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import lacuna.runtime.image.BrokenImageException;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/** Small pictures, labeled by their number, some of which cannot be read. */
final class Flawed implements DataSource {
  private final int count;
  private final Set<Integer> broken;
  private final boolean fileIsBroken;

  /** With {@code fileIsBroken} the file is to blame for a broken picture, else the program. */
  Flawed(int count, Set<Integer> broken, boolean fileIsBroken) {
    this.count = count;
    this.broken = broken;
    this.fileIsBroken = fileIsBroken;
  }

  @Override
  public String description() {
    return "flawed pictures";
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public List<String> classes() {
    return List.of();
  }

  @Override
  public int label(int index) {
    return index;
  }

  @Override
  public String name(int index) {
    return "picture " + index;
  }

  @Override
  public Image load(int index, Workspace space) throws IOException {
    if (broken.contains(index)) {
      if (fileIsBroken) {
        throw new BrokenImageException("torn");
      }
      throw new IllegalStateException("a mistake");
    }
    return Image.of(2, 2, new byte[12]);
  }
}
