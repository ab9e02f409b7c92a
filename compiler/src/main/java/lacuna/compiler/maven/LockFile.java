package lacuna.compiler.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.compiler.load.ArchiveException;

/** The packages that the specs of a folder name, each with the checksum of its jar. */
final class LockFile {
  private static final String NAME = "lacuna.lock";
  private static final String HEAD =
      """
      # Packages that the specs in this folder use, with the SHA-256 of each. Written by lacuna;
      # keep it with the specs.
      """;
  private static final Pattern LINE = Pattern.compile("(maven:\\S+) ([0-9a-f]{64})");

  private final Path file;

  private LockFile(Path file) {
    this.file = file;
  }

  /**
   * The one of a spec, whether it is there or not; that of the working folder for a spec that itself
   * lies in a package.
   */
  static LockFile beside(Path spec) {
    Path folder = spec.getParent();
    return new LockFile(
        folder == null || !Files.isDirectory(folder) ? Path.of(NAME) : folder.resolve(NAME));
  }

  /** Its path as it is shown. */
  String name() {
    return file.toString();
  }

  /** The checksums by coordinate. */
  SortedMap<String, String> read() throws ArchiveException {
    SortedMap<String, String> pins = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher pin = LINE.matcher(line);
        if (pin.matches()) {
          pins.put(pin.group(1), pin.group(2));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          throw PackageProblem.damagedLock(this, line);
        }
      }
    } catch (NoSuchFileException none) {
      return pins;
    } catch (IOException failure) {
      throw PackageProblem.damagedLock(this, String.valueOf(failure.getMessage()));
    }
    return pins;
  }

  /** Adds a package; who reads at the same time sees the old file or the new one, whole. */
  void add(Coordinate coordinate, String sha256) throws ArchiveException {
    SortedMap<String, String> pins = read();
    pins.put(coordinate.toString(), sha256);
    StringBuilder text = new StringBuilder(HEAD);
    pins.forEach((name, sum) -> text.append(name).append(' ').append(sum).append('\n'));
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path part = Files.createTempFile(folder, NAME, ".part");
      try {
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      throw PackageProblem.unwritableLock(this, coordinate, String.valueOf(failure.getMessage()));
    }
  }
}
