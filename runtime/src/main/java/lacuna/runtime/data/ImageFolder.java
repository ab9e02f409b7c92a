package lacuna.runtime.data;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lacuna.runtime.NearPath;
import lacuna.runtime.image.BrokenImageException;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.ImageReader;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in a folder and the folders in it, at any depth: {@code .jpg}, {@code .jpeg}, {@code
 * .png} in any case. With labels, the folder right below is an image's class, and classes are
 * numbered in the order of their names, as torchvision's {@code ImageFolder} does.
 */
public final class ImageFolder implements DataSource {
  /** About how many files are looked for to tell whether the folder is there. */
  private static final int PROBED = 16;

  private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png");

  private final Path folder;
  private final boolean labels;
  private @Nullable Listing listing;

  /** The files of a folder and their classes. */
  private record Listing(List<Path> files, int[] labels, List<String> classes) {}

  /** A folder; relative paths start where the run was started. It is not read before it is used. */
  public ImageFolder(String path, boolean labels) {
    this.folder = Path.of(path);
    this.labels = labels;
  }

  /** The same kind of folder somewhere else. */
  public ImageFolder at(String path) {
    return new ImageFolder(path, labels);
  }

  @Override
  public DataSource prepare(Size image, long seed) {
    listing();
    return this;
  }

  @Override
  public String description() {
    return "images in %s%s".formatted(folder, labels ? ", labeled by folder" : "");
  }

  @Override
  public int count() {
    return listing().files.size();
  }

  @Override
  public int empty() {
    return (int) listing().files.stream().filter(file -> file.toFile().length() == 0).count();
  }

  @Override
  public List<String> classes() {
    return listing().classes;
  }

  @Override
  public int label(int index) {
    return labels ? listing().labels[index] : 0;
  }

  @Override
  public String name(int index) {
    return listing().files.get(index).toString();
  }

  @Override
  public Image load(int index, Workspace space) throws IOException {
    try {
      return ImageReader.read(listing().files.get(index), space);
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
   * Whether none of some of its files is there any more: of a file system that is no longer mounted
   * the empty folder stays.
   */
  private boolean isGone() {
    List<Path> files = listing().files;
    int step = Math.max(1, files.size() / PROBED);
    for (int i = 0; i < files.size(); i += step) {
      if (Files.exists(files.get(i))) {
        return false;
      }
    }
    return true;
  }

  private synchronized Listing listing() {
    if (listing == null) {
      listing = list();
    }
    return listing;
  }

  private Listing list() {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          """
          there is no folder %s to take images from
            looked at %s
            %s
            name the folder by --data, or in the spec by data = image_folder("...")"""
              .formatted(folder, folder.toAbsolutePath().normalize(), NearPath.of(folder)));
    }
    List<Path> files = find();
    if (files.isEmpty()) {
      throw new DataException(
          """
          the folder %s holds no images
            looked for .jpg, .jpeg and .png files in %s and the folders in it
            name another folder by --data, or in the spec by data = image_folder("...")"""
              .formatted(folder, folder.toAbsolutePath().normalize()));
    }
    return labels ? labeled(files) : new Listing(files, new int[0], List.of());
  }

  /** All pictures, by their paths' names part by part, so that no file system's order shows. */
  private List<Path> find() {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(ImageFolder::isPicture)
          .sorted(Comparator.comparing(path -> path.toString().replace('\\', '/')))
          .toList();
    } catch (IOException | java.io.UncheckedIOException failure) {
      throw new DataException(
          "the folder %s cannot be read: %s".formatted(folder, failure.getMessage()), failure);
    }
  }

  private static boolean isPicture(Path path) {
    String name = path.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension) && Files.isRegularFile(path);
  }

  private Listing labeled(List<Path> files) {
    List<String> names = new ArrayList<>(files.size());
    for (Path file : files) {
      Path inside = folder.relativize(file);
      if (inside.getNameCount() < 2) {
        throw new DataException(
            """
            %s has no class: it lies right in %s
              with labels, each picture lies in the folder of its class
              move it to one, or write image_folder("...", labels: false)"""
                .formatted(file, folder));
      }
      names.add(inside.getName(0).toString());
    }
    List<String> classes = List.copyOf(new TreeSet<>(names));
    int[] numbers = new int[files.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = java.util.Collections.binarySearch(classes, names.get(i));
    }
    return new Listing(files, numbers, classes);
  }
}
