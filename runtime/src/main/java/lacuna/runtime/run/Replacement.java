package lacuna.runtime.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import lacuna.runtime.source.Source;

/**
 * What {@code --overwrite} replaces: the results of stages, and those of every stage that started
 * from their weights. They are set aside whole and never deleted, so that old and new do not mix.
 */
final class Replacement {
  private static final int SUFFIXES = 10_000;

  private final RunFolder folder;
  private final Set<String> stages;

  private Replacement(RunFolder folder, Set<String> stages) {
    this.folder = folder;
    this.stages = stages;
  }

  /** Of stages that are to be trained anew. */
  static Replacement of(List<Experiment.Stage> anew, Experiment experiment, RunFolder folder) {
    Set<String> found = new LinkedHashSet<>();
    anew.forEach(stage -> found.add(stage.name()));
    for (Experiment.Stage stage : experiment.stages()) {
      Source from = stage.recipe().get().from();
      if (from != null && from.stage() != null && found.contains(from.stage())) {
        found.add(stage.name());
      }
    }
    found.retainAll(folder.stagesWithResults());
    return new Replacement(folder, found);
  }

  /** Names of the stages whose results go. */
  Set<String> stages() {
    return stages;
  }

  /** Whether nothing of the folder stays. */
  boolean isWhole() {
    return !stages.isEmpty() && stages.equals(folder.stagesWithResults());
  }

  /** Renames the folder; returns its new name. */
  Path renameFolder() throws IOException {
    Path whole = folder.path().toRealPath();
    Path aside = free(whole.resolveSibling(whole.getFileName() + ".replaced"));
    return Files.move(whole, aside, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Moves what the stages have left, with copies of the plan, the metrics and the run's weights,
   * into a folder in the run's.
   *
   * @param say is told of a damaged log
   * @return that folder
   */
  Path moveStages(Consumer<String> say) throws IOException {
    Path from = folder.path();
    Path aside = Files.createDirectories(free(from.resolve("replaced")));
    for (Path shared : List.of(
        folder.planFile(), folder.metrics(), folder.classes().file(), folder.model())) {
      if (Files.exists(shared)) {
        Files.copy(shared, aside.resolve(from.relativize(shared)));
      }
    }
    for (String stage : stages) {
      for (Path own :
          List.of(
              folder.state(stage).folder(),
              folder.best(stage),
              folder.confusion(stage).path(),
              folder.bestConfusion(stage).path(),
              folder.samples(stage),
              folder.events().resolve(stage),
              folder.model(stage))) {
        if (Files.exists(own)) {
          Path to = aside.resolve(from.relativize(own));
          Files.createDirectories(to); // with those above it; itself, it gives way
          Files.move(own, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      MetricsLog.drop(folder.metrics(), stage, say);
    }
    Files.deleteIfExists(folder.model()); // the next stage to end writes it
    return aside;
  }

  private static Path free(Path base) {
    for (int number = 1; number < SUFFIXES; number++) {
      Path free = base.resolveSibling(base.getFileName() + "-" + number);
      if (!Files.exists(free)) {
        return free;
      }
    }
    throw new IllegalStateException("no name is free beside " + base);
  }
}
