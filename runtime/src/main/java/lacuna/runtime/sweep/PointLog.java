package lacuna.runtime.sweep;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a point printed, each time that it was trained.
 *
 * @param file to which the next time is added
 */
record PointLog(Path file) {
  private static final String ERROR = "error: ";
  private static final int TAIL_BYTES = 1 << 16;

  /** How long it is, in bytes. */
  long length() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** The last error behind a place; empty where none is told there. */
  Optional<String> error(long from) throws IOException {
    return text(from)
        .lines()
        .filter(line -> line.startsWith(ERROR))
        .reduce((first, last) -> last)
        .map(line -> line.substring(ERROR.length()));
  }

  /** The error that the last time ended with; empty where it ended otherwise. */
  Optional<String> failure() throws IOException {
    List<String> lines = text(length() - TAIL_BYTES).lines().toList();
    int last = lines.size() - 1;
    while (last >= 0 && (lines.get(last).isBlank() || lines.get(last).startsWith(" "))) {
      last--; // an error goes on in indented lines
    }
    return last >= 0 && lines.get(last).startsWith(ERROR)
        ? Optional.of(lines.get(last).substring(ERROR.length()))
        : Optional.empty();
  }

  /** What stands behind a place. */
  private String text(long from) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(Math.max(0, Math.min(from, bytes.length())));
      byte[] text = new byte[(int) Math.min(Integer.MAX_VALUE >> 1, bytes.length() - bytes.getFilePointer())];
      bytes.readFully(text);
      return new String(text, StandardCharsets.UTF_8);
    }
  }
}
