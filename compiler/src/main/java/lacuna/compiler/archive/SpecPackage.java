package lacuna.compiler.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import lacuna.compiler.jar.ReproducibleJar;
import lacuna.compiler.load.ArchiveException;

/**
 * The files of the language in a folder and its subfolders, to be shared as one jar.
 *
 * @param files texts by their paths within the folder
 */
public record SpecPackage(SortedMap<String, String> files) {
  private static final String SPEC = ".lac";

  /** Keeps a copy. */
  public SpecPackage {
    files = new TreeMap<>(files);
  }

  /**
   * Reads a folder.
   *
   * @throws ArchiveException where it has none, or one that is a link or no text
   */
  public static SpecPackage of(Path folder) throws ArchiveException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(SPEC)).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !InnerPaths.isSafe(name)) {
          throw JarProblem.notPacked(file, "it is a link or a folder, or its name is hidden text");
        }
        files.put(name, text(file));
      }
    } catch (IOException failure) {
      throw JarProblem.notPacked(folder, "it cannot be read: " + failure.getMessage());
    }
    if (files.isEmpty() || files.size() > EntryTable.MOST_ENTRIES) {
      throw JarProblem.notPacked(
          folder,
          "it has %d files NAME.lac, and a package has 1 to %d"
              .formatted(files.size(), EntryTable.MOST_ENTRIES));
    }
    return new SpecPackage(files);
  }

  private static String text(Path file) throws IOException, ArchiveException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw JarProblem.notPacked(file, "it is not a text in UTF-8");
    }
  }

  /** The files that are experiments. */
  public List<String> experiments() {
    return files.keySet().stream()
        .filter(name -> !ExperimentHeader.name(files.get(name)).isEmpty())
        .toList();
  }

  /**
   * Writes the jar; equal files give equal bytes.
   *
   * @param title of the package, for the manifest
   */
  public void write(Path jar, String title) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    files.forEach((name, text) -> entries.put(name, text.getBytes(StandardCharsets.UTF_8)));
    String manifest = "Manifest-Version: 1.0\r\nLacuna-Package: %s\r\n\r\n".formatted(title);
    Files.createDirectories(jar.toAbsolutePath().getParent());
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      ReproducibleJar.write(out, manifest.getBytes(StandardCharsets.UTF_8), entries);
    }
    Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
