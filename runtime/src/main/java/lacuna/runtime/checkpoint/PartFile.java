package lacuna.runtime.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears complete or not at all: written beside its place, flushed to the disk, moved,
 * and the move flushed too. Where it is closed before it is complete, nothing is left.
 */
public final class PartFile implements AutoCloseable {
  /** What a file is called until it is complete. */
  static final String PART = ".part";

  private static final int BUFFER = 1 << 16;

  /** Windows cannot open a folder, and flushes its entries by itself. */
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean complete;

  private PartFile(Path file, Path part, FileChannel channel) {
    this.file = file;
    this.part = part;
    this.channel = channel;
    stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  /**
   * Begins a file, with the folders around it; it replaces what stands there once it is complete.
   *
   * @throws CheckpointException where it cannot be written
   */
  public static PartFile create(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null || Files.isDirectory(absolute)) {
      throw new CheckpointException(file, "cannot be written: it is a folder, not a file");
    }
    Path part = folder.resolve(absolute.getFileName() + PART);
    try {
      makeFolder(folder);
      FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      return new PartFile(absolute, part, channel);
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be written: " + e.getMessage(), e);
    }
  }

  /** Makes a folder and those around it, each on the disk before there is anything in it. */
  private static void makeFolder(@Nullable Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    makeFolder(folder.getParent());
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

  /** Where the next bytes go; buffered. */
  public OutputStream stream() {
    return stream;
  }

  /** The file itself, whose bytes may be changed once the stream is flushed. */
  public FileChannel channel() {
    return channel;
  }

  /** Brings all to the disk and gives the file its name. */
  public void complete() throws IOException {
    stream.flush();
    channel.force(true);
    channel.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    complete = true;
    flush(file.getParent());
  }

  /** Removes what is not complete. */
  @Override
  public void close() {
    if (!complete) {
      try {
        channel.close();
        Files.deleteIfExists(part);
      } catch (IOException e) {
        // what went wrong before is what the caller is told; a disk that refuses may refuse this too
      }
    }
  }
}
