package lacuna.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.NearPath;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.unit.Range;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that a file lists, a line each: its path and, where there are labels, its class. Columns
 * are separated by commas in a {@code .csv} and by tabs in any other file; a first line that names
 * the columns {@code path} and {@code label} may give them in any order, among others. Labels that
 * are all whole numbers are the numbers of the classes; others are names, numbered in their order.
 */
public final class ImageList extends ImageFiles {
  private final Path file;
  private final Path root;

  /**
   * A list; relative paths start where the run was started. It is not read before it is used.
   *
   * @param channels of an image as a network sees it
   * @param path of the list
   * @param root the folder that paths in the list are relative to; empty for that of the list
   * @param range values of the files that become 0 and 255; null for those of their type
   * @param bands of the files that are the channels, or gray, counted from 1; empty for the first
   *     ones
   * @param maxMegapixels million pixels that a file may have
   * @throws DataException where one of the paths cannot be one on this system
   * @throws IllegalArgumentException where one of the others is out of its range
   */
  public ImageList(
      int channels,
      String path,
      String root,
      @Nullable Range range,
      List<Integer> bands,
      int maxMegapixels) {
    this(path, root, new ImageOptions(channels, range, bands, maxMegapixels));
  }

  /** A list of files that are read in some way. */
  public ImageList(String path, String root, ImageOptions options) {
    super(options);
    file = path(path);
    this.root = root.isEmpty() ? folderOf(file) : path(root);
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }

  @Override
  Path folder() {
    return root;
  }

  @Override
  public String description() {
    boolean labeled = isListed() && !listing().classes().isEmpty();
    return "images that %s lists%s".formatted(file, labeled ? ", with labels" : "");
  }

  @Override
  Listing list() {
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          """
          there is no file %s that lists images
            looked at %s
            %s
            name the list by --data, or in the spec by data = image_list("...")"""
              .formatted(file, file.toAbsolutePath().normalize(), NearPath.of(file)));
    }
    Listing listed = ListFile.read(file, root);
    if (isGone(listed.files())) {
      throw new DataException(
          """
          the images that %s lists are not there
            looked for %s, for instance
            paths in the list start at %s; image_list(..., root: "FOLDER") names another"""
              .formatted(
                  file,
                  listed.files().get(0).toAbsolutePath().normalize(),
                  root.toAbsolutePath().normalize()));
    }
    return listed;
  }
}
