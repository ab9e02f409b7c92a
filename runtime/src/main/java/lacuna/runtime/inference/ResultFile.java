package lacuna.runtime.inference;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import lacuna.runtime.RunException;

/** A file of results that appears complete or not at all, whatever ends the process that writes. */
public final class ResultFile implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean complete;

  private ResultFile(Path file, Path part, FileChannel channel) {
    this.file = file;
    this.part = part;
    this.channel = channel;
    stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /**
   * Begins a file, with the folders around it.
   *
   * @throws RunException where it cannot be written
   */
  public static ResultFile create(Path file) {
    Path absolute = file.toAbsolutePath();
    Path name = absolute.getFileName();
    Path folder = absolute.getParent();
    if (name == null || folder == null || Files.isDirectory(absolute)) {
      throw new RunException(file + " is a folder: name a file to write");
    }
    Path part = folder.resolve(name + ".part");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      return new ResultFile(absolute, part, channel);
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + e, e);
    }
  }

  /** Where the next bytes go. */
  public OutputStream stream() {
    return stream;
  }

  /** The file, whose bytes may be changed once the stream is flushed. */
  FileChannel channel() {
    return channel;
  }

  /** Gives the file its name; what is written is on the disk. */
  public void complete() throws IOException {
    stream.flush();
    channel.force(true);
    channel.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    complete = true;
  }

  /** Removes what is not complete. */
  @Override
  public void close() throws IOException {
    if (!complete) {
      channel.close();
      Files.deleteIfExists(part);
    }
  }
}
