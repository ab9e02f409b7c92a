package lacuna.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes files at once, each complete or not at all: see {@link PartFile}. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What to write. */
  @FunctionalInterface
  interface Content {
    void write(WritableByteChannel to) throws IOException;
  }

  /** Writes a text in UTF-8, replacing what stands there. */
  public static void write(Path file, String text) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    write(file, channel -> writeAll(channel, bytes));
  }

  /** Writes a file, replacing what stands there. */
  static void write(Path file, Content content) {
    try (PartFile part = PartFile.create(file)) {
      content.write(part.channel());
      part.complete();
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be written: " + e.getMessage(), e);
    }
  }

  /** Writes all that remains of a buffer. */
  static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
