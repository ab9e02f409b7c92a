package lacuna.compiler.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import lacuna.compiler.source.SourceFile;
import lacuna.runtime.RunException;

/**
 * A file on the disk and its canonical form.
 *
 * @param before what it holds
 */
public record FormattedFile(Path path, String before, Formatter.Formatted formatted) {
  private static final String EXTENSION = ".lac";

  /** Bytes; longer ones are beyond the compiler's limit anyway. */
  private static final int LARGEST = 10_000_000;

  /**
   * The files that are named, and those called {@code NAME.lac} below the folders that are named,
   * in alphabetical order; not those in hidden folders and in Maven's {@code target}.
   *
   * @throws RunException where there is no such file or folder, or no such file in a folder
   */
  public static List<Path> find(List<Path> paths) throws IOException {
    TreeSet<Path> found = new TreeSet<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new RunException(path + ": there is no such file or folder");
      }
      if (!Files.isDirectory(path)) {
        found.add(path);
      } else if (!found.addAll(below(path))) {
        throw new RunException(path + ": no file in this folder is called NAME" + EXTENSION);
      }
    }
    return List.copyOf(found);
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(EXTENSION) && Files.isRegularFile(file))
          .filter(file -> !isAside(folder.relativize(file)))
          .toList();
    }
  }

  private static boolean isAside(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".") || part.toString().equals("target")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads and formats a file.
   *
   * @throws RunException where it is no text in UTF-8
   */
  public static FormattedFile read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path, in);
    } catch (NoSuchFileException vanished) {
      throw new RunException(path + ": there is no such file or folder", vanished);
    }
  }

  /** Reads and formats a text that messages call {@code path}. */
  public static FormattedFile read(Path path, InputStream in) throws IOException {
    try {
      byte[] bytes = in.readNBytes(LARGEST);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String shown = text.startsWith("\ufeff") ? text.substring(1) : text;
      SourceFile source = new SourceFile(path.toString(), shown);
      return new FormattedFile(path, text, Formatter.format(source));
    } catch (CharacterCodingException notText) {
      throw new RunException(path + ": this is no text in UTF-8", notText);
    }
  }

  /** Whether it has a canonical form that differs from what it holds. */
  public boolean differs() {
    return formatted.text().filter(text -> !text.equals(before)).isPresent();
  }

  /**
   * Puts the canonical form in the file's place, whole or not at all; its permissions stay.
   *
   * @throws IOException where that fails; the file is then as it was
   */
  public void write() throws IOException {
    Path real = path.toRealPath();
    Path part = real.resolveSibling(real.getFileName() + ".part");
    try {
      Files.copy(
          real, part, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(part, formatted.text().orElseThrow());
      Files.move(part, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
