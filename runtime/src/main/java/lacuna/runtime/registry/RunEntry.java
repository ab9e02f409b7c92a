package lacuna.runtime.registry;

import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.report.RunSummary;
import lacuna.runtime.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * A run.
 *
 * @param folder of the run
 * @param summary of its plan and metrics
 * @param status null where it cannot be read
 */
record RunEntry(Path folder, RunSummary summary, @Nullable RunStatus status) {

  /** Reads what a run left in its folder. */
  static RunEntry of(Path folder) {
    RunSummary summary = RunSummary.read(folder);
    return new RunEntry(folder, summary, status(folder, summary));
  }

  private static @Nullable RunStatus status(Path folder, RunSummary summary) {
    try {
      return RunStatus.of(folder, summary.stages());
    } catch (RunException unreadable) {
      return null;
    }
  }

  /** Whether a process trains it. */
  boolean alive() {
    return status != null && status.running();
  }

  /** How far it is, in words: the stage that trains, or the first that is not finished. */
  String state() {
    if (status == null || summary.stages().isEmpty()) {
      return "damaged";
    }
    String progress = status.progress();
    if (!progress.isEmpty()) {
      return progress;
    }
    return status.stages().stream()
        .filter(stage -> !stage.state().equals(RunStatus.FINISHED))
        .findFirst()
        .map(stage -> stage.name() + " " + stage.line())
        .orElse(RunStatus.FINISHED);
  }
}
