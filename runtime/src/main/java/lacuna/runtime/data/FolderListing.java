package lacuna.runtime.data;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lacuna.runtime.image.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a folder and of the folders in it, by their paths part by part, so that no file
 * system's order shows; and the folders right below it, which may be classes.
 */
final class FolderListing {
  /** What Java puts where the bytes of a name mean nothing in the locale's encoding. */
  private static final String UNKNOWN = "\uFFFD";

  private static final int SHOWN_CLASSES = 4;

  private final Path folder;
  private final List<Path> files;
  private final List<String> classes;
  private final int[] labels;
  private final @Nullable Path unlabeled;
  private final LeftOut leftOut;
  private final List<String> notes = new ArrayList<>();

  /**
   * Lists a folder.
   *
   * @param labeled whether folders right below it are classes
   * @throws DataException where a folder cannot be read, or a name cannot be decoded
   */
  FolderListing(Path folder, boolean labeled) {
    this.folder = folder;
    Walk walk = new Walk(folder);
    files = walk.files();
    unlabeled = labeled ? first(file -> folder.relativize(file).getNameCount() < 2) : null;
    classes = labeled && unlabeled == null ? List.copyOf(walk.folders) : List.of();
    labels = classes.isEmpty() ? new int[0] : files.stream().mapToInt(this::classOf).toArray();
    leftOut = walk.leftOut;
    leftOut.summary().ifPresent(notes::add);
    noteEmptyClasses();
  }

  private @Nullable Path first(Predicate<Path> which) {
    return files.stream().filter(which).findFirst().orElse(null);
  }

  private int classOf(Path file) {
    return Collections.binarySearch(classes, className(folder.relativize(file).getName(0)));
  }

  private void noteEmptyClasses() {
    boolean[] used = new boolean[classes.size()];
    for (int label : labels) {
      used[label] = true;
    }
    List<String> empty =
        IntStream.range(0, used.length).filter(i -> !used[i]).mapToObj(classes::get).toList();
    if (!empty.isEmpty() && !files.isEmpty()) {
      notes.add(
          "%,d of %,d classes %s no images: %s%s"
              .formatted(
                  empty.size(),
                  used.length,
                  empty.size() == 1 ? "has" : "have",
                  String.join(", ", empty.subList(0, Math.min(SHOWN_CLASSES, empty.size()))),
                  empty.size() > SHOWN_CLASSES ? ", ..." : ""));
    }
  }

  /** One name in one form: disks of macOS take accents apart, others leave them as written. */
  private static String className(Path name) {
    return Normalizer.normalize(name.toString(), Normalizer.Form.NFC);
  }

  /** What there is. */
  Listing listing() {
    return new Listing(files, classes, labels, whyUnlabeled(), List.copyOf(notes), leftOut);
  }

  private String whyUnlabeled() {
    if (!classes.isEmpty()) {
      return "";
    }
    return unlabeled == null
        ? "the source says `labels: false`"
        : "%s lies right in %s; with labels, each image lies in the folder of its class"
            .formatted(unlabeled, folder);
  }

  /** Goes through the folder once. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found = new ArrayList<>();
    private final TreeSet<String> folders = new TreeSet<>();
    private final LeftOut leftOut = new LeftOut();

    Walk(Path root) {
      this.root = root;
      try {
        Files.walkFileTree(
            root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
      } catch (IOException failure) {
        throw new DataException(
            "the folder %s cannot be read: %s".formatted(root, failure.getMessage()), failure);
      }
    }

    List<Path> files() {
      found.sort(Comparator.comparing(path -> path.toString().replace('\\', '/')));
      return List.copyOf(found);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      if (path.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      Path name = decoded(path).getFileName();
      if (HiddenNames.isHidden(name.toString())) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (root.equals(path.getParent())) {
        folders.add(className(name));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      String name = decoded(path).getFileName().toString();
      if (HiddenNames.isHidden(name)) {
        return FileVisitResult.CONTINUE;
      }
      String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      if (attributes.isSymbolicLink()) {
        leftOut.add("links to nothing", path.toString()); // other links are followed
      } else if (!ImageReader.EXTENSIONS.contains(extension)) {
        leftOut.add(name.contains(".") ? "." + extension : "without extension", path.toString());
      } else if (!attributes.isRegularFile()) {
        leftOut.add("that are no files", path.toString());
      } else if (!Files.isReadable(path)) {
        leftOut.add("that you may not read", path.toString());
      } else {
        found.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
      if (!(failure instanceof FileSystemLoopException)) {
        throw failure;
      }
      leftOut.add("links to a folder around them", path.toString());
      return FileVisitResult.CONTINUE;
    }

    /** The path, unless no file could be opened by it. */
    private static Path decoded(Path path) {
      if (path.getFileName().toString().contains(UNKNOWN)) {
        String encoding = System.getProperty("sun.jnu.encoding");
        throw new DataException(
            "`%s` has a name that the locale's encoding, %s, does not know\n  %s"
                .formatted(
                    path,
                    encoding,
                    "UTF-8".equalsIgnoreCase(encoding)
                        ? "rename it, to a name in UTF-8"
                        : "set LC_ALL=C.UTF-8 and try again"));
      }
      return path;
    }
  }
}
