package lacuna.runtime.run;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import lacuna.runtime.RunException;
import lacuna.runtime.report.Report;
import lacuna.runtime.tensor.Devices;
import lacuna.runtime.train.Recipe;
import org.jspecify.annotations.Nullable;

/** Runs stages one after another, until the last has ended or somebody asks to stop. */
public final class ExperimentRun {
  private final Experiment experiment;
  private final RunFolder folder;
  private final Settings settings;
  private final PrintStream out;

  /**
   * The settings of a run beside its spec.
   *
   * @param stage to run; null for all
   * @param recipe changes a stage's recipe
   * @param device that trains
   * @param resume whether to go on where a stopped run ended
   * @param overwrite whether results that stand in the folder may be replaced
   * @param steps updates after which to stop, the rest of the schedule unchanged; null for all
   */
  public record Settings(
      @Nullable String stage,
      UnaryOperator<Recipe> recipe,
      Device device,
      boolean resume,
      boolean overwrite,
      @Nullable Long steps) {

    /** Checks what does not depend on the experiment. */
    public Settings {
      if (resume && overwrite) {
        throw new RunException(
            "--resume keeps the run and --overwrite replaces it: give one of them");
      }
      if (steps != null && steps < 1) {
        throw new RunException("--steps must be at least 1; it is " + steps);
      }
    }
  }

  /**
   * @param folder for all that the run leaves
   * @param out where progress is shown
   */
  public ExperimentRun(Experiment experiment, Path folder, Settings settings, PrintStream out) {
    this.experiment = experiment;
    this.folder = new RunFolder(folder, experiment);
    this.settings = settings;
    this.out = out;
  }

  /**
   * Runs the stages; each leaves an up-to-date report, also where it fails.
   *
   * @throws RunException where a stage cannot start or go on
   */
  public void run() throws IOException {
    List<Experiment.Stage> stages = experiment.chosen(settings.stage());
    check(stages);
    RunContext context =
        new RunContext(
            folder,
            settings.device(),
            settings.resume(),
            settings.steps(),
            out,
            System.console() != null);
    try (Interruption interruption = Interruption.listen()) {
      boolean begun = false;
      for (Experiment.Stage stage : stages) {
        Recipe recipe = settings.recipe().apply(stage.recipe().get());
        StageRunner runner = StageRunner.of(stage, recipe, context);
        if (!begun) {
          begin();
          begun = true;
        }
        boolean finished = run(runner, interruption);
        Report.write(folder.path());
        if (!finished || interruption.asked()) {
          break;
        }
      }
      out.println("report: " + folder.path().resolve(Report.FILE));
    }
  }

  /** Refuses before anything is written. */
  private void check(List<Experiment.Stage> stages) {
    if (settings.steps() != null
        && stages.stream().allMatch(stage -> stage.recipe().get().training() == null)) {
      throw new RunException(
          "--steps %d: %s trains nothing, so it makes no updates"
              .formatted(settings.steps(), stages.get(0).name()));
    }
    String plan = RunFolder.plan(experiment.anchor());
    for (Experiment.Stage stage : stages) {
      Recipe recipe = settings.recipe().apply(stage.recipe().get());
      MemoryCheck.require(plan, stage.name(), recipe, settings.device());
      folder.claim(stage.name(), settings.resume(), settings.overwrite());
      List<Experiment.Stage> before = stages.subList(0, stages.indexOf(stage));
      InitialWeights.require(stage.name(), stage.recipe().get(), folder, before);
    }
  }

  private void begin() {
    if (settings.resume() && folder.hasAnotherPlan()) {
      out.println("note: the spec has changed since this run began; it goes on as the spec is now");
    }
    if (!settings.device().isGpu()) {
      Devices.unused().ifPresent(note -> out.println("note: " + note));
    }
    folder.writePlan();
    Environment.write(folder, experiment, settings.device());
  }

  private boolean run(StageRunner runner, Interruption interruption) throws IOException {
    try {
      return runner.run(interruption);
    } catch (RuntimeException | IOException failure) {
      try {
        Report.write(folder.path());
      } catch (RuntimeException | IOException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }
}
