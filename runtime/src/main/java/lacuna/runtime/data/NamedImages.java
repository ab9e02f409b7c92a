package lacuna.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/**
 * Image files that a user names, each a class of its own: a batch's labels then are the numbers of
 * its images, and tell where a broken one was replaced by the next.
 */
public final class NamedImages implements DataSource {
  private final List<Path> files;
  private final ImageFiles reader;

  /**
   * That many files, which are not looked at before they are loaded.
   *
   * @param like reads its files as these are to be read
   */
  public NamedImages(List<Path> files, DataSource like) {
    this.files = List.copyOf(files);
    reader = new ImageFolder(".", false, like.options());
  }

  @Override
  public String description() {
    return "the files that were named";
  }

  @Override
  public int count() {
    return files.size();
  }

  @Override
  public List<String> classes() {
    return files.stream().map(Path::toString).toList();
  }

  @Override
  public int label(int index) {
    return index;
  }

  @Override
  public String name(int index) {
    return files.get(index).toString();
  }

  @Override
  public Image load(int index, Workspace space) throws IOException {
    return reader.load(files.get(index), space);
  }
}
