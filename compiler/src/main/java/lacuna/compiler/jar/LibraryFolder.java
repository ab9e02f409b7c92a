package lacuna.compiler.jar;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder {@code lib} beside an experiment's jar: both together run anywhere. */
public final class LibraryFolder {
  /** Bytes from which a library is linked. */
  private static final long LARGE = 4L << 20;

  private final RuntimeLibraries libraries;

  public LibraryFolder(RuntimeLibraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Fills {@code folder/lib}.
   *
   * @throws JarException where it cannot be done, with a message for the user
   */
  public void provide(Path folder) {
    Path lib = folder.resolve("lib");
    try {
      Files.createDirectories(lib);
      for (Path library : libraries.jars()) {
        provide(library, lib.resolve(library.getFileName()));
      }
    } catch (IOException e) {
      throw JarException.unwritable(lib, e);
    }
  }

  /**
   * Links large libraries where the file system can, which takes no time and no space; small ones
   * are copied, so that building Lacuna anew leaves experiments as they are. What is there already
   * stays.
   */
  private static void provide(Path library, Path target) throws IOException {
    if (Files.exists(target) && same(library, target)) {
      return;
    }
    Files.deleteIfExists(target);
    if (Files.size(library) >= LARGE) {
      try {
        Files.createLink(target, library.toRealPath());
        return;
      } catch (FileSystemException | UnsupportedOperationException e) {
        // Another file system, or one without links: a copy does as well.
      }
    }
    Files.copy(library, target, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static boolean same(Path library, Path target) throws IOException {
    return Files.size(target) == Files.size(library)
        && Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(library));
  }
}
