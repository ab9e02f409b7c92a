package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The state of a run, from which it goes on exactly.
 *
 * <p>A file of tensors and {@code state.json}, which names it. Saving writes a new file of tensors,
 * then {@code state.json}, then removes the old tensors: whenever the machine stops, one complete
 * state is left.
 */
public final class StateFolder {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String SUFFIX = ".safetensors";

  private final Path folder;
  private final Path index;

  /** The state in a folder, which need not exist yet. */
  public StateFolder(Path folder) {
    this.folder = folder;
    index = folder.resolve("state.json");
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Whether a state has been saved. */
  public boolean exists() {
    return Files.exists(index);
  }

  /** The counters of the saved state. */
  public Counters counters() {
    return index().counters();
  }

  /** Opens the tensors of the saved state. */
  public SafetensorsReader tensors() {
    return SafetensorsReader.open(folder.resolve(index().tensors()));
  }

  /** Saves a state in place of the one before. */
  public void save(Counters counters, Map<String, NDArray> tensors) {
    String name = "update-%09d".formatted(counters.update()) + SUFFIX;
    SafetensorsWriter.write(folder.resolve(name), Map.of("stage", counters.stage()), tensors);
    AtomicFile.write(index, GSON.toJson(new Index(name, counters)) + "\n");
    removeOthers(name);
  }

  /** Notes that the run is complete; the tensors stay as they are. */
  public void finish() {
    Index before = index();
    AtomicFile.write(
        index, GSON.toJson(new Index(before.tensors(), before.counters().asFinished())) + "\n");
  }

  /** Forgets the saved state. */
  public void discard() {
    if (exists()) {
      try {
        Files.delete(index);
      } catch (IOException e) {
        throw new CheckpointException(index, "cannot be removed: " + e.getMessage(), e);
      }
      removeOthers("");
    }
  }

  private Index index() {
    try {
      Index read = GSON.fromJson(Files.readString(index), Index.class);
      if (read == null || read.tensors() == null || read.counters() == null) {
        throw new CheckpointException(index, "lacks the name of its tensors or its counters");
      }
      if (!Path.of(read.tensors()).equals(Path.of(read.tensors()).getFileName())) {
        throw new CheckpointException(index, "names tensors outside its folder");
      }
      return read;
    } catch (IOException e) {
      throw new CheckpointException(index, "cannot be read: " + e.getMessage(), e);
    } catch (JsonParseException e) {
      throw new CheckpointException(index, "is not valid JSON", e);
    }
  }

  private void removeOthers(String kept) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> old =
          files
              .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
              .filter(file -> !file.getFileName().toString().equals(kept))
              .toList();
      for (Path file : old) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new CheckpointException(folder, "an old state cannot be removed", e);
    }
  }

  /** The JSON file. */
  private record Index(String tensors, Counters counters) {}
}
