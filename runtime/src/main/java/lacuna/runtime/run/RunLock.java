package lacuna.runtime.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lacuna.runtime.RunException;
import org.jspecify.annotations.Nullable;

/**
 * {@code process.json}: the process that trains in a run's folder, or was the last to. It is locked
 * while that process lives, however it ends.
 */
public final class RunLock implements AutoCloseable {
  static final String FILE = "process.json";

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Path file;
  private final FileChannel channel;
  private final boolean isNew;
  private boolean described;

  /**
   * Who trains.
   *
   * @param pid of the process
   * @param host its machine
   * @param since when it began, ISO 8601
   * @param stage that it trains
   * @param updates of the whole stage; 0 where it makes none
   */
  public record Holder(long pid, String host, String since, String stage, long updates) {}

  private RunLock(Path file, FileChannel channel, boolean isNew) {
    this.file = file;
    this.channel = channel;
    this.isNew = isNew;
  }

  /**
   * Locks a folder that exists.
   *
   * @throws RunException where another process trains in it
   */
  static RunLock take(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      boolean isNew = !Files.exists(file);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        Optional<Holder> holder = read(channel);
        channel.close();
        throw new RunException(
            """
            another process trains in %s%s
              see how far it is: lacuna status %s
              train beside it: --out another-folder\
            """
                .formatted(
                    folder,
                    holder
                        .map(h -> ": %d on %s, since %s".formatted(h.pid, h.host, h.since))
                        .orElse(""),
                    folder));
      }
      return new RunLock(file, channel, isNew);
    } catch (IOException e) {
      throw new RunException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this process
    }
  }

  /** Whether the process that {@code process.json} names still trains. */
  static boolean isHeld(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return lock(channel) == null;
    }
  }

  /** Who trains in a folder, or was the last to; empty where nobody wrote it whole. */
  static Optional<Holder> holder(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel);
    }
  }

  /** Writes what this process does now. */
  void describe(String stage, long updates) {
    String since = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Holder holder = new Holder(ProcessHandle.current().pid(), host(), since, stage, updates);
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(GSON.toJson(holder) + "\n");
    try {
      // In place: the lock is the file's, not the name's.
      channel.truncate(0);
      channel.position(0);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      described = true;
    } catch (IOException e) {
      throw new RunException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Unlocks the folder; a file that says nothing goes. */
  @Override
  public void close() {
    try {
      if (isNew && !described) {
        Files.deleteIfExists(file);
      }
      channel.close();
    } catch (IOException e) {
      throw new RunException("%s cannot be closed: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Optional<Holder> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 16));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
      // until it is whole
    }
    try {
      Holder holder =
          GSON.fromJson(StandardCharsets.UTF_8.decode(bytes.flip()).toString(), Holder.class);
      return Optional.ofNullable(holder).filter(h -> h.host != null && h.stage != null);
    } catch (JsonParseException e) {
      return Optional.empty(); // half written, or by something else
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
