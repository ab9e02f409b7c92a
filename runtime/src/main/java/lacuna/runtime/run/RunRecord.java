package lacuna.runtime.run;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Devices;
import org.jspecify.annotations.Nullable;

/**
 * What a run's folder says of how it came to be: its plan, its environment, its jar. Until the run
 * {@linkplain #begin begins}, nothing of it changes; a stage's settings in it are those that the
 * stage was trained with.
 */
final class RunRecord implements AutoCloseable {
  private final RunFolder folder;
  private final Experiment experiment;
  private final RunSettings settings;
  private final PrintStream out;
  private @Nullable RunLock lock;
  private @Nullable Replacement replacement;
  private List<SettingChange> changes = List.of();
  private boolean begun;

  /**
   * Locks the folder where it is there.
   *
   * @throws RunException where another process trains in it
   */
  RunRecord(
      RunFolder folder, Experiment experiment, RunSettings settings, PrintStream out) {
    this.folder = folder;
    this.experiment = experiment;
    this.settings = settings;
    this.out = out;
    lock = Files.isDirectory(folder.path()) ? RunLock.take(folder.path()) : null;
  }

  /** Whether the run has begun. */
  boolean begun() {
    return begun;
  }

  /**
   * Refuses stages that would mix with what stands in the folder.
   *
   * @throws RunException where the user has to say what is to be done
   */
  void check(List<Experiment.Stage> stages) {
    Set<String> results = folder.stagesWithResults();
    for (Experiment.Stage stage : stages) {
      if (results.contains(stage.name()) && !settings.resume() && !settings.overwrite()) {
        throw folder.occupied(stage.name());
      }
    }
    Set<String> kept = new LinkedHashSet<>(results);
    if (settings.overwrite()) {
      replacement = Replacement.of(stages, experiment, folder);
      kept.removeAll(replacement.stages());
    }
    checkSettings(kept);
  }

  private void checkSettings(Set<String> kept) {
    String before = folder.recordedPlan();
    if (before == null || kept.isEmpty()) {
      return;
    }
    changes =
        SettingChange.between(before, RunFolder.plan(experiment.anchor()), kept::contains)
            .orElse(List.of());
    if (!changes.isEmpty() && !settings.acceptChanges()) {
      boolean complete =
          changes.stream().map(SettingChange::stage).distinct().allMatch(this::isFinished);
      throw new RunException(
          """
          the run in %s was trained under other settings
            %s
            %s
            to keep it as it is: --out another-folder
            to replace it: --overwrite\
          """
              .formatted(
                  folder.path(),
                  String.join("\n  ", changes.stream().map(SettingChange::toString).toList()),
                  complete
                      ? "to go on with it: give it those that it had, in the spec or by --set"
                      : "to go on under the new ones: --resume --accept-changes"));
    }
  }

  private boolean isFinished(String stage) {
    return !folder.state(stage).exists() || folder.state(stage).counters().finished();
  }

  /**
   * Refuses other settings for what is complete already.
   *
   * @param complete stages that would not be trained any more
   */
  void checkComplete(Set<String> complete) {
    for (SettingChange change : changes) {
      if (complete.contains(change.stage())) {
        throw new RunException(
            """
            %s is complete, with other settings than the spec has now
              %s
              --accept-changes changes what is still to be trained
              to train this anew: --out another-folder\
            """
                .formatted(change.stage(), change));
      }
    }
  }

  /**
   * Sets aside what is replaced and writes plan, environment and jar, before anything else of the
   * run is written. Does nothing the second time.
   *
   * @param device that trains
   */
  void begin(Device device) throws IOException {
    if (begun) {
      return;
    }
    if (replacement != null && !replacement.stages().isEmpty()) {
      out.println("the run that was here is now in " + setAside(replacement));
    }
    folder.create();
    if (lock == null) {
      lock = RunLock.take(folder.path());
    }
    keepEarlierPlan();
    if (!device.isGpu()) {
      Devices.unused().ifPresent(note -> out.println("note: " + note));
    }
    folder.writePlan();
    Environment.write(folder, experiment, device);
    Path jar = settings.jar();
    if (jar != null) {
      folder.keepJar(jar);
    }
    begun = true;
  }

  /** Says in the folder that this process now runs a stage of so many updates. */
  void describe(String stage, long updates) {
    if (lock != null) {
      lock.describe(stage, updates);
    }
  }

  private Path setAside(Replacement old) throws IOException {
    if (!old.isWhole()) {
      return old.moveStages(out::println);
    }
    close(); // the lock goes with the folder
    lock = null;
    return old.renameFolder();
  }

  /** Keeps the plan until now where it is another. */
  private void keepEarlierPlan() throws IOException {
    String before = folder.recordedPlan();
    if (before == null || before.equals(RunFolder.plan(experiment.anchor()))) {
      return;
    }
    Map<String, Long> updates = new LinkedHashMap<>();
    for (String stage : folder.stagesWithResults()) {
      if (folder.state(stage).exists()) {
        updates.put(stage, folder.state(stage).counters().update());
      }
    }
    if (updates.isEmpty()) {
      return;
    }
    List<String> texts = changes.stream().map(SettingChange::toString).toList();
    folder.keepEarlierPlan(before, updates, texts);
    out.println(
        texts.isEmpty()
            ? "note: the spec has changed since this run began, but no setting of what it trained"
            : "the run goes on under other settings:\n  " + String.join("\n  ", texts));
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}
