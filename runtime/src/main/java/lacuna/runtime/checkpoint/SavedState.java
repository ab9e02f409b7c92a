package lacuna.runtime.checkpoint;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.TextFile;
import org.jspecify.annotations.Nullable;

/**
 * One state of a run: its tensors in {@code update-000000123.safetensors}, and {@code
 * update-000000123.json} with its counters and the checksums of both. The second is written last,
 * and says that the state is complete.
 */
public final class SavedState {
  static final String INDEX = ".json";
  static final String TENSORS = ".safetensors";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path index;
  private final Path tensors;
  private final Content content;

  /**
   * The JSON file. The checksums are CRC-32C.
   *
   * @param tensorsChecksum of the file of tensors
   * @param counters where the run stands
   * @param checksum of the rest of this file
   */
  private record Content(
      @Nullable String tensorsChecksum,
      @Nullable Counters counters,
      @Nullable String checksum) {

    static Content of(String tensors, Counters counters) {
      return new Content(tensors, counters, sum(tensors, counters));
    }

    private static String sum(String tensors, Counters counters) {
      return Checksum.of(tensors + counters);
    }

    /** What is wrong with it; null where nothing is. */
    @Nullable String problem() {
      if (tensorsChecksum == null || counters == null || checksum == null) {
        return "it lacks its counters or a checksum";
      }
      if (!checksum.equals(sum(tensorsChecksum, counters))) {
        return "its counters do not have the checksum that was saved with them";
      }
      return counters.problem();
    }
  }

  private SavedState(Path index, Content content) {
    this.index = index;
    this.tensors = tensors(index);
    this.content = content;
  }

  /** The file of tensors of a state. */
  static Path tensors(Path index) {
    String name = index.getFileName().toString();
    return index.resolveSibling(name.substring(0, name.length() - INDEX.length()) + TENSORS);
  }

  /**
   * Notes that the tensors are written.
   *
   * @param sum their checksum
   */
  static void complete(Path index, String sum, Counters counters) {
    AtomicFile.write(index, GSON.toJson(Content.of(sum, counters)) + "\n");
  }

  /**
   * Reads the counters of a state.
   *
   * @throws CheckpointException where they are damaged
   */
  static SavedState read(Path index) {
    Content read;
    try {
      read = GSON.fromJson(TextFile.read(index), Content.class);
    } catch (IOException e) {
      throw new CheckpointException(index, e.getMessage(), e);
    } catch (JsonParseException | NumberFormatException e) { // the latter of a text for a number
      throw new CheckpointException(index, "it is not the JSON of a saved state", e);
    }
    String problem = read == null ? "it is empty" : read.problem();
    if (problem != null) {
      throw new CheckpointException(index, problem);
    }
    return new SavedState(index, read);
  }

  /** Where the run stands. */
  public Counters counters() {
    if (content.counters == null) {
      throw new IllegalStateException("checked when read");
    }
    return content.counters;
  }

  /** Opens the tensors. */
  public SafetensorsReader open() {
    return SafetensorsReader.open(tensors);
  }

  /**
   * Reads all tensors and compares their checksum.
   *
   * @throws CheckpointException where they are damaged or missing
   */
  void requireIntact() {
    if (!Files.isRegularFile(tensors)) {
      throw new CheckpointException(tensors, "it does not exist");
    }
    try {
      if (!Checksum.of(tensors).equals(content.tensorsChecksum)) {
        throw new CheckpointException(
            tensors, "its tensors do not have the checksum that was saved with them");
      }
    } catch (IOException e) {
      throw new CheckpointException(tensors, "cannot be read: " + e.getMessage(), e);
    }
    open().close(); // what has the right checksum has a right header, unless the sums were made up
  }

  /** The same state, as the end of its stage. */
  void finish() {
    if (content.tensorsChecksum != null) {
      complete(index, content.tensorsChecksum, counters().asFinished());
    }
  }
}
