package lacuna.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lacuna.runtime.NearPath;
import lacuna.runtime.image.BrokenImageException;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.image.ImageReader;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in a folder and the folders in it, at any depth: files with one of {@link
 * ImageReader#EXTENSIONS}, in any case; what a file holds follows from its bytes. With labels, the
 * folder right below is an image's class, and classes are numbered in the order of their names, as
 * torchvision's {@code ImageFolder} does. Where an image lies right in the folder, none has a label.
 */
public final class ImageFolder implements DataSource {
  /** About how many files are looked for to tell whether the folder is there. */
  private static final int PROBED = 16;

  private final Path folder;
  private final boolean labels;
  private final ImageOptions options;
  private @Nullable FolderListing listing;

  /**
   * A folder; relative paths start where the run was started. It is not read before it is used.
   *
   * @param range values of the files that become 0 and 255; null for those of their type
   * @param bands of the files that are red, green and blue, or gray, counted from 1; empty for the
   *     first ones
   * @param maxMegapixels million pixels that a file may have
   * @throws DataException where the path cannot be one on this system
   * @throws IllegalArgumentException where one of the others is out of its range
   */
  public ImageFolder(
      String path,
      boolean labels,
      @Nullable Range range,
      List<Integer> bands,
      int maxMegapixels) {
    this(path(path), labels, new ImageOptions(range, bands, maxMegapixels));
  }

  /** A folder of files whose values fill the range of their type. */
  public ImageFolder(String path, boolean labels) {
    this(path(path), labels, ImageOptions.DEFAULT);
  }

  private ImageFolder(Path folder, boolean labels, ImageOptions options) {
    this.folder = folder;
    this.labels = labels;
    this.options = options;
  }

  private static Path path(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new DataException(
          "there can be no folder `%s`: the locale's encoding, %s, does not know its name\n  %s"
              .formatted(
                  path,
                  System.getProperty("sun.jnu.encoding"),
                  "set LC_ALL=C.UTF-8 and try again"),
          e);
    }
  }

  /** The same kind of folder somewhere else. */
  public ImageFolder at(String path) {
    return new ImageFolder(path(path), labels, options);
  }

  @Override
  public DataSource prepare(Size image, long seed) {
    listing();
    return this;
  }

  @Override
  public String description() {
    boolean labeled = labels && (listing == null || !listing.classes().isEmpty());
    return "images in %s%s".formatted(folder, labeled ? ", labeled by folder" : "");
  }

  @Override
  public int count() {
    return listing().files().size();
  }

  @Override
  public int empty() {
    return (int) listing().files().stream().filter(file -> file.toFile().length() == 0).count();
  }

  @Override
  public List<String> classes() {
    return listing().classes();
  }

  @Override
  public String whyUnlabeled() {
    Path image = listing().unlabeled();
    return image == null
        ? "the source says `labels: false`"
        : "%s lies right in %s; with labels, each image lies in the folder of its class"
            .formatted(image, folder);
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
  public Image load(int index, Workspace space) throws IOException {
    try {
      return load(listing().files().get(index), space);
    } catch (BrokenImageException broken) {
      throw broken;
    } catch (IOException failure) {
      if (isGone()) {
        throw new VanishedException(folder, failure);
      }
      throw failure;
    }
  }

  /**
   * Any file, read as those of the folder are.
   *
   * @return a picture of the workspace
   * @throws IOException if the image is broken or cannot be read
   */
  public Image load(Path file, Workspace space) throws IOException {
    return ImageReader.read(file, options, space);
  }

  /**
   * Whether none of some of its files is there any more: of a file system that is no longer mounted
   * the empty folder stays.
   */
  private boolean isGone() {
    List<Path> files = listing().files();
    int step = Math.max(1, files.size() / PROBED);
    for (int i = 0; i < files.size(); i += step) {
      if (Files.exists(files.get(i))) {
        return false;
      }
    }
    return true;
  }

  private synchronized FolderListing listing() {
    if (listing == null) {
      listing = list();
    }
    return listing;
  }

  private FolderListing list() {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          """
          there is no folder %s to take images from
            looked at %s
            %s
            name the folder by --data, or in the spec by data = image_folder("...")"""
              .formatted(folder, folder.toAbsolutePath().normalize(), NearPath.of(folder)));
    }
    FolderListing found = new FolderListing(folder, labels);
    if (found.files().isEmpty()) {
      throw new DataException(
          """
          the folder %s holds no images
            looked for %s in %s and the folders in it%s
            name another folder by --data, or in the spec by data = image_folder("...")"""
              .formatted(
                  folder,
                  ImageReader.EXTENSIONS.stream()
                      .map(extension -> "." + extension)
                      .collect(Collectors.joining(", ")),
                  folder.toAbsolutePath().normalize(),
                  found.notes().stream()
                      .map(note -> "\n  " + note)
                      .collect(Collectors.joining())));
    }
    return found;
  }
}
