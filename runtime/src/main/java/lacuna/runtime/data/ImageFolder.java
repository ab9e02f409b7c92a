package lacuna.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import lacuna.runtime.NearPath;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.image.ImageReader;
import lacuna.runtime.unit.Range;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in a folder and the folders in it, at any depth: files with one of {@link
 * ImageReader#EXTENSIONS}, in any case; what a file holds follows from its bytes. With labels, the
 * folder right below is an image's class, and classes are numbered in the order of their names, as
 * torchvision's {@code ImageFolder} does. Where an image lies right in the folder, none has a label.
 */
public final class ImageFolder extends ImageFiles {
  private final Path folder;
  private final boolean labels;

  /**
   * A folder; relative paths start where the run was started. It is not read before it is used.
   *
   * @param channels of an image as a network sees it
   * @param range values of the files that become 0 and 255; null for those of their type
   * @param bands of the files that are the channels, or gray, counted from 1; empty for the first
   *     ones
   * @param maxMegapixels million pixels that a file may have
   * @throws DataException where the path cannot be one on this system
   * @throws IllegalArgumentException where one of the others is out of its range
   */
  public ImageFolder(
      int channels,
      String path,
      boolean labels,
      @Nullable Range range,
      List<Integer> bands,
      int maxMegapixels) {
    this(path, labels, new ImageOptions(channels, range, bands, maxMegapixels));
  }

  /** A folder of files whose values fill the range of their type. */
  public ImageFolder(String path, boolean labels) {
    this(path, labels, ImageOptions.DEFAULT);
  }

  /** A folder of files that are read in some way. */
  public ImageFolder(String path, boolean labels, ImageOptions options) {
    super(options);
    this.folder = path(path);
    this.labels = labels;
  }

  /** The same kind of folder somewhere else. */
  public ImageFolder at(String path) {
    return new ImageFolder(path, labels, options());
  }

  @Override
  Path folder() {
    return folder;
  }

  @Override
  public String description() {
    boolean labeled = labels && (!isListed() || !listing().classes().isEmpty());
    return "images in %s%s".formatted(folder, labeled ? ", labeled by folder" : "");
  }

  @Override
  Listing list() {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          """
          there is no folder %s to take images from
            looked at %s
            %s
            name the folder by --data, or in the spec by data = image_folder("...")"""
              .formatted(folder, folder.toAbsolutePath().normalize(), NearPath.of(folder)));
    }
    Listing found = new FolderListing(folder, labels).listing();
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
