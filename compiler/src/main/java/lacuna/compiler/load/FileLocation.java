package lacuna.compiler.load;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's file lies.
 *
 * @param shown as the user names it
 * @param real without symbolic links, so that one file has one location
 */
record FileLocation(Path shown, Path real) {

  /** How messages name the file, on every system with slashes. */
  String name() {
    return shown.toString().replace('\\', '/');
  }

  /**
   * The path of a file that this one names: relative to it, or a package. What an archive was made
   * from by an absolute path lies in the archive. Null when no file can have such a name.
   */
  @Nullable Path sibling(String path) {
    try {
      if (ArchivePath.isCoordinate(path)) {
        return Path.of(path).normalize();
      }
      List<Path> around = ArchivePath.around(shown);
      if (!around.isEmpty() && Path.of(path).isAbsolute()) {
        return around.get(0).resolve(path.substring(1)).normalize();
      }
      Path folder = shown.getParent();
      return (folder == null ? Path.of(path) : folder.resolve(path)).normalize();
    } catch (InvalidPathException noName) {
      return null;
    }
  }

  /** Where the archives around this file would hold a package, the innermost first. */
  List<Path> packages(String coordinate) {
    try {
      return ArchivePath.around(shown).stream()
          .map(root -> root.resolve(coordinate).normalize())
          .toList();
    } catch (InvalidPathException noName) {
      return List.of();
    }
  }

  /** Whether {@code path} is written so that it lies in one of the folders. */
  static boolean written(Path path, List<Path> roots) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    for (Path root : roots) {
      if (whole.startsWith(root.toAbsolutePath().normalize())
          || whole.startsWith(root.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the file lies in one of the folders after all links are followed. */
  boolean within(List<Path> roots) throws IOException {
    for (Path root : roots) {
      if (real.startsWith(root.toRealPath())) {
        return true;
      }
    }
    return false;
  }
}
