package lacuna.runtime.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.report.Report;
import lacuna.runtime.report.RunsReport;
import lacuna.runtime.run.RunStatus;

/**
 * One experiment of a sweep.
 *
 * @param name of the point, and of its folder
 * @param changes what differs: the text of its value on each axis, by the setting's path
 * @param folder of its run
 * @param stages names of its stages, in their order
 * @param plan text of its {@code plan.json}
 */
public record SweepPoint(
    String name, Map<String, String> changes, Path folder, List<String> stages, String plan) {

  public SweepPoint {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    stages = List.copyOf(stages);
  }

  /** Whether all its stages have come to their end under this very plan. */
  boolean isFinished() {
    Path recorded = folder.resolve("plan.json");
    try {
      return Files.exists(recorded)
          && TextFile.read(recorded).equals(plan)
          && isEnded();
    } catch (IOException | RunException damaged) {
      return false; // its run says what is wrong
    }
  }

  /** Whether all its stages have come to their end. */
  boolean isEnded() {
    return Files.isDirectory(folder)
        && RunStatus.of(folder, stages).stages().stream()
            .allMatch(stage -> stage.state().equals(RunStatus.FINISHED));
  }

  /** Whether a process trains it now. */
  boolean isHeld() {
    try {
      return Files.isDirectory(folder) && RunStatus.of(folder, stages).running();
    } catch (RunException damaged) {
      return false; // its run says what is wrong
    }
  }

  /** How far it is, in words; empty where nothing runs. */
  String progress() {
    return Files.isDirectory(folder) ? RunStatus.of(folder, stages).progress() : "";
  }

  /**
   * As the report shows it.
   *
   * @param known what became of it, in words; empty where its folder is to say that
   */
  RunsReport.Entry reported(String known) {
    return new RunsReport.Entry(
        name,
        changes,
        plan,
        folder,
        name + "/" + Report.FILE,
        known.isEmpty() ? state() : known);
  }

  private String state() {
    try {
      if (!Files.isDirectory(folder)) {
        return "";
      } else if (isEnded()) {
        return Outcome.FINISHED.words();
      }
      boolean begun =
          RunStatus.of(folder, stages).stages().stream().anyMatch(stage -> stage.update() > 0);
      return !progress().isEmpty() ? "running" : begun ? Outcome.STOPPED.words() : "";
    } catch (RunException damaged) {
      return "";
    }
  }
}
