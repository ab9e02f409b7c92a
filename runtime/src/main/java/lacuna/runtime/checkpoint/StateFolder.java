package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The states of a stage, from which it goes on exactly.
 *
 * <p>Saving writes a new {@link SavedState} beside the others, then removes those that need not be
 * kept: whenever the machine stops, one complete state is left. The newest counts; where it is
 * damaged, the one before it.
 */
public final class StateFolder {
  private static final Pattern STATE = Pattern.compile("update-\\d{9,18}\\.json");
  private static final Pattern OURS =
      Pattern.compile("update-\\d{9,18}\\.(json|safetensors)(\\.part)?");

  private final Path folder;

  /** The states in a folder, which need not exist yet. */
  public StateFolder(Path folder) {
    this.folder = folder;
  }

  /** Where they are. */
  public Path folder() {
    return folder;
  }

  /** Whether a state has been saved, be it damaged by now. */
  public boolean exists() {
    return !newestFirst().isEmpty();
  }

  /**
   * The counters of the newest state whose counters can be read; its tensors are not looked at.
   *
   * @throws CheckpointException if there is none
   */
  public Counters counters() {
    List<CheckpointException> damage = new ArrayList<>();
    for (Path index : newestFirst()) {
      try {
        return SavedState.read(index).counters();
      } catch (CheckpointException e) {
        damage.add(e);
      }
    }
    throw nothingIsLeft(damage);
  }

  /**
   * The newest intact state.
   *
   * @param say is told of each damaged one that is passed over
   * @throws CheckpointException if none is intact
   */
  public SavedState newest(Consumer<String> say) {
    List<CheckpointException> damage = new ArrayList<>();
    for (Path index : newestFirst()) {
      try {
        SavedState state = SavedState.read(index);
        state.requireIntact();
        damage.forEach(e -> say.accept("damaged: " + e.getMessage()));
        return state;
      } catch (CheckpointException e) {
        damage.add(e);
      }
    }
    throw nothingIsLeft(damage);
  }

  /**
   * The newest intact state, to go on from: damaged ones are set aside, which is said.
   *
   * @throws CheckpointException if none is intact; then nothing is changed
   */
  public SavedState recover(Consumer<String> say) {
    SavedState state = newest(say);
    long update = state.counters().update();
    for (Path index : newestFirst()) {
      if (number(index) <= update) {
        return state;
      }
      say.accept("set aside as " + DamagedFile.setAside(index));
      Path tensors = SavedState.tensors(index);
      if (Files.exists(tensors)) {
        DamagedFile.setAside(tensors);
      }
    }
    return state;
  }

  /** Saves a state, and removes those before it that need not be kept. */
  public void save(Counters counters, Map<String, NDArray> tensors, Retention retention) {
    Path index = folder.resolve("update-%09d".formatted(counters.update()) + SavedState.INDEX);
    Map<String, String> remarks = Map.of("stage", counters.stage());
    String sum = SafetensorsWriter.write(SavedState.tensors(index), remarks, tensors);
    SavedState.complete(index, sum, counters);
    List<Path> states = newestFirst();
    List<Path> kept = new ArrayList<>();
    for (int newer = 0; newer < states.size(); newer++) {
      if (retention.keeps(number(states.get(newer)), newer)) {
        kept.add(states.get(newer));
      }
    }
    removeAllBut(kept);
  }

  /** Notes that the newest state is the end of its stage; its tensors stay as they are. */
  public void finish() {
    SavedState.read(newestFirst().get(0)).finish();
  }

  /** Forgets all saved states. */
  public void discard() {
    removeAllBut(List.of());
  }

  private CheckpointException nothingIsLeft(List<CheckpointException> damage) {
    return new CheckpointException(
        folder,
        """
        no saved state is intact, so the stage cannot go on
        %s
          to start it over: --overwrite, or --out another-folder\
        """
            .formatted(
                damage.stream()
                    .map(e -> "  " + e.getMessage())
                    .collect(Collectors.joining("\n"))));
  }

  private List<Path> newestFirst() {
    return files(STATE).stream().sorted(Comparator.comparingLong(StateFolder::number).reversed())
        .toList();
  }

  private static long number(Path file) {
    return Long.parseLong(file.getFileName().toString().replaceAll("\\D", ""));
  }

  private List<Path> files(Pattern names) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> names.matcher(file.getFileName().toString()).matches()).toList();
    } catch (IOException e) {
      throw new CheckpointException(folder, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** Removes states, each beginning with the file that says that it is complete. */
  private void removeAllBut(List<Path> kept) {
    List<Path> old = new ArrayList<>(files(OURS));
    kept.forEach(index -> old.removeAll(List.of(index, SavedState.tensors(index))));
    old.sort(Comparator.comparing(file -> !file.toString().endsWith(SavedState.INDEX)));
    for (Path file : old) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new CheckpointException(file, "cannot be removed: " + e.getMessage(), e);
      }
    }
  }
}
