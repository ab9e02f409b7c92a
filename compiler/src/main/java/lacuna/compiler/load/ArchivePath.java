package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of an archive, or of a file in one: {@code first.jar}, {@code first.jar!/mask.lac}, {@code
 * maven:GROUP:ARTIFACT:VERSION!/mask.lac}.
 *
 * @param container the archive itself, the outermost where an archive holds what another held
 * @param entry within; empty for the archive
 */
record ArchivePath(Path container, String entry) {
  /** What follows an archive's name where a file in it is named. */
  static final String MARK = "!";

  private static final String JAR = ".jar";
  private static final String COORDINATE = "maven:";

  /** Takes a path apart; null for one that leads to no archive. */
  static @Nullable ArchivePath of(Path path) {
    for (int i = 0; i < path.getNameCount(); i++) {
      String name = path.getName(i).toString();
      boolean last = i == path.getNameCount() - 1;
      if (isRoot(name)) {
        Path container = prefix(path, i).resolve(name.substring(0, name.length() - 1));
        return new ArchivePath(container, last ? "" : slashes(path.subpath(i + 1, path.getNameCount())));
      }
      if (last && (name.endsWith(JAR) || isCoordinate(name))) {
        return new ArchivePath(path, "");
      }
    }
    return null;
  }

  /** The archives around a file, each as the folder that its files lie in, the innermost first. */
  static List<Path> around(Path path) {
    List<Path> roots = new ArrayList<>();
    for (int i = path.getNameCount() - 2; i >= 0; i--) {
      if (isRoot(path.getName(i).toString())) {
        roots.add(prefix(path, i).resolve(path.getName(i)));
      }
    }
    return roots;
  }

  /** Whether what a file names is a package. */
  static boolean isCoordinate(String written) {
    return written.startsWith(COORDINATE);
  }

  /** Whether it is a package, or a file in one. */
  boolean ofPackage() {
    return container.getNameCount() == 1 && isCoordinate(container.toString());
  }

  private static boolean isRoot(String name) {
    return name.endsWith(MARK)
        && (name.endsWith(JAR + MARK) || isCoordinate(name));
  }

  private static Path prefix(Path path, int names) {
    Path root = path.getRoot();
    Path prefix = names == 0 ? Path.of("") : path.subpath(0, names);
    return root == null ? prefix : root.resolve(prefix);
  }

  /** With slashes on every system. */
  static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}
