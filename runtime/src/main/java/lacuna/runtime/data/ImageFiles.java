package lacuna.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.image.BrokenImageException;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.image.ImageReader;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/** Images that are files; which, is found out once, when they are first needed. */
public abstract class ImageFiles implements DataSource {
  /** About how many files are looked for to tell whether they are there. */
  private static final int PROBED = 16;

  private final ImageOptions options;
  private @Nullable Listing listing;

  ImageFiles(ImageOptions options) {
    this.options = options;
  }

  /**
   * The path of a text.
   *
   * @throws DataException where it cannot be one on this system
   */
  static Path path(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new DataException(
          "there can be no file or folder `%s`: the locale's encoding, %s, does not know its name\n  %s"
              .formatted(
                  path,
                  System.getProperty("sun.jnu.encoding"),
                  "set LC_ALL=C.UTF-8 and try again"),
          e);
    }
  }

  /**
   * Finds out which files there are.
   *
   * @throws DataException where there are none
   */
  abstract Listing list();

  /** The folder that the files are in, for messages. */
  abstract Path folder();

  @Override
  public final ImageOptions options() {
    return options;
  }

  final synchronized Listing listing() {
    if (listing == null) {
      listing = list();
    }
    return listing;
  }

  /** Whether the files have been found. */
  final boolean isListed() {
    return listing != null;
  }

  @Override
  public DataSource prepare(Size image, long seed) {
    listing();
    return this;
  }

  @Override
  public int count() {
    return listing().files().size();
  }

  @Override
  public int empty() {
    return (int) listing().files().stream().filter(ImageFiles::isEmpty).count();
  }

  private static boolean isEmpty(Path file) {
    return Files.isRegularFile(file) && file.toFile().length() == 0;
  }

  @Override
  public List<String> classes() {
    return listing().classes();
  }

  @Override
  public final String whyUnlabeled() {
    return listing().whyUnlabeled();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(listing().notes());
    FlatImages.warning(this).ifPresent(notes::add);
    return notes;
  }

  @Override
  public int label(int index) {
    return listing().label(index);
  }

  @Override
  public String name(int index) {
    return listing().files().get(index).toString();
  }

  @Override
  public Path file(int index) {
    return listing().files().get(index);
  }

  @Override
  public LeftOut leftOut() {
    return listing().leftOut();
  }

  @Override
  public Image load(int index, Workspace space) throws IOException {
    try {
      return load(listing().files().get(index), space);
    } catch (BrokenImageException broken) {
      throw broken;
    } catch (IOException failure) {
      if (isGone(listing().files())) {
        throw new VanishedException(folder(), failure);
      }
      throw failure;
    }
  }

  /**
   * Any file, read as those of the source are.
   *
   * @return a picture of the workspace
   * @throws IOException if the image is broken or cannot be read
   */
  public Image load(Path file, Workspace space) throws IOException {
    return ImageReader.read(file, options, space);
  }

  /**
   * Whether none of some of the files is there: of a file system that is no longer mounted the
   * empty folder stays.
   */
  static boolean isGone(List<Path> files) {
    int step = Math.max(1, files.size() / PROBED);
    for (int i = 0; i < files.size(); i += step) {
      if (Files.exists(files.get(i))) {
        return false;
      }
    }
    return true;
  }
}
