package lacuna.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a run's files of text, which somebody may have damaged, within bounds. What is wrong is an
 * {@link IOException} that says so in a few words, to stand behind the file's name.
 */
public final class TextFile {
  /** Longest file that is read as a whole, bytes. */
  public static final int LONGEST = 64 << 20;

  /** Longest line, bytes; more of one is cut off. */
  public static final int LONGEST_LINE = 1 << 20;

  private TextFile() {}

  /** Takes a line. */
  @FunctionalInterface
  public interface Lines {
    /**
     * @param line without its end; what is not UTF-8 in it is replaced
     * @param ended whether an end of line follows: the last line of a killed process has none
     */
    void line(String line, boolean ended) throws IOException;
  }

  /** A whole file in UTF-8. */
  public static String read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream stream = open(file)) {
      bytes = stream.readNBytes(LONGEST + 1);
    }
    if (bytes.length > LONGEST) {
      throw new IOException("it is longer than " + (LONGEST >> 20) + " MiB");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is not text in UTF-8", e);
    }
  }

  /** Every line of a file, in its order. */
  public static void lines(Path file, Lines lines) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 16];
    try (InputStream stream = open(file)) {
      for (int count = stream.read(part); count >= 0; count = stream.read(part)) {
        int start = 0;
        for (int i = 0; i < count; i++) {
          if (part[i] == '\n') {
            append(line, part, start, i);
            lines.line(line.toString(StandardCharsets.UTF_8), true);
            line.reset();
            start = i + 1;
          }
        }
        append(line, part, start, count);
      }
    }
    if (line.size() > 0) {
      lines.line(line.toString(StandardCharsets.UTF_8), false);
    }
  }

  private static void append(ByteArrayOutputStream line, byte[] part, int start, int end) {
    line.write(part, start, Math.min(end - start, LONGEST_LINE - line.size()));
  }

  /** Neither a folder nor a pipe, at which reading might wait without end. */
  private static InputStream open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("it does not exist");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(Files.isDirectory(file) ? "it is a folder" : "it is not a file");
    }
    try {
      return Files.newInputStream(file);
    } catch (AccessDeniedException e) {
      throw new IOException("it may not be read", e);
    }
  }
}
