package lacuna.runtime.tensor;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A folder into which native libraries are unpacked, once for all processes. A library that is cut
 * off or altered would end the process, and DJL loads whatever is there: each is compared with the
 * jar that it is from, and unpacked anew where it differs. Sizes are compared at every start,
 * contents where a file has changed since they last were.
 */
final class EngineCache {
  private final Path folder;
  private final Map<String, Packed> files;
  private final Path checked;
  private final PrintStream err;

  /**
   * @param folder of the libraries; what else is needed stands beside it, since DJL loads all that
   *     is in it
   * @param files what belongs there, by name
   * @param err where is said what was mended
   */
  EngineCache(Path folder, Map<String, Packed> files, PrintStream err) {
    this.folder = folder;
    this.files = new TreeMap<>(files);
    this.checked = folder.resolveSibling(folder.getFileName() + ".checked");
    this.err = err;
  }

  /** Unpacks what is missing or damaged; processes that start at once wait for one another. */
  void fill() throws IOException {
    if (mended(false)) {
      return;
    }
    Files.createDirectories(checked.resolveSibling(""));
    Path lock = folder.resolveSibling("lacuna.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      mended(held.isValid());
    }
  }

  /** Whether all files are whole, at the end; what is not is unpacked where that is allowed. */
  private boolean mended(boolean allowed) throws IOException {
    Properties before = checked();
    Properties now = new Properties();
    for (Map.Entry<String, Packed> entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!whole(entry.getKey(), entry.getValue(), before)) {
        if (!allowed) {
          return false;
        }
        if (Files.exists(file)) {
          err.println("note: %s was damaged; it is unpacked anew".formatted(file));
        }
        entry.getValue().unpack(file, folder.resolveSibling(entry.getKey() + ".part"));
      }
      now.setProperty(entry.getKey(), state(file, entry.getValue()));
    }
    if (!now.equals(before)) {
      save(now);
    }
    return true;
  }

  private boolean whole(String name, Packed packed, Properties before) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file)
        && Files.size(file) == packed.size()
        && (state(file, packed).equals(before.getProperty(name)) || packed.equals(file));
  }

  /** What changes where a file's contents do: its contents are compared once for each. */
  private static String state(Path file, Packed packed) throws IOException {
    return Files.getLastModifiedTime(file) + " " + Long.toHexString(packed.checksum());
  }

  /** The state of the files when their contents were compared; none where that is not known. */
  private Properties checked() {
    Properties states = new Properties();
    if (Files.isRegularFile(checked)) {
      try (var reader = Files.newBufferedReader(checked)) {
        states.load(reader);
      } catch (IOException | IllegalArgumentException damaged) {
        states.clear();
      }
    }
    return states;
  }

  /** Where it cannot be saved, contents are compared at the next start too. */
  private void save(Properties states) {
    try (Writer writer = Files.newBufferedWriter(checked)) {
      states.store(writer, null);
    } catch (IOException | UncheckedIOException e) {
      // a cache that somebody else made, and that we may only read
    }
  }
}
