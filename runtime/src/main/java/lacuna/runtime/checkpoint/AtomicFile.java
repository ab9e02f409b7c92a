package lacuna.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Files that appear complete or not at all: written beside their place, flushed to the disk, moved,
 * and the move flushed too. Where that fails, on a full disk, nothing is left beside the place.
 */
public final class AtomicFile {
  /** What a file is called until it is complete. */
  static final String PART = ".part";

  /** Windows cannot open a folder, and flushes its entries by itself. */
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

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
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null) {
      throw new CheckpointException(file, "is not the name of a file");
    }
    Path part = folder.resolve(absolute.getFileName() + PART);
    boolean complete = false;
    try {
      create(folder);
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        content.write(channel);
        channel.force(true);
      }
      Files.move(
          part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      complete = true;
      flush(folder);
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be written: " + e.getMessage(), e);
    } finally {
      if (!complete) {
        removeQuietly(part);
      }
    }
  }

  /** Writes all that remains of a buffer. */
  static void writeAll(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Makes a folder and those around it, each on the disk before there is anything in it. */
  private static void create(@Nullable Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    create(folder.getParent());
    Files.createDirectories(folder);
    if (folder.getParent() != null) {
      flush(folder.getParent());
    }
  }

  /** Brings the entries of a folder to the disk. */
  private static void flush(Path folder) throws IOException {
    if (!WINDOWS) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  /** What went wrong before is what the caller is told. */
  private static void removeQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // a disk that refuses to write may refuse this too
    }
  }
}
