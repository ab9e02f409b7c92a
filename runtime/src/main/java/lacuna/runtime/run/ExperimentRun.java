package lacuna.runtime.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lacuna.runtime.RunException;
import lacuna.runtime.source.Source;
import lacuna.runtime.train.Recipe;

/** Runs stages one after another, until the last has ended or somebody asks to stop. */
public final class ExperimentRun {
  private static final String STOPPING = "stopping after this batch and saving the state";

  private final Experiment experiment;
  private final RunFolder folder;
  private final RunSettings settings;
  private final PrintStream out;

  /**
   * @param folder for all that the run leaves
   * @param out where progress is shown
   */
  public ExperimentRun(Experiment experiment, Path folder, RunSettings settings, PrintStream out) {
    this.experiment = experiment;
    this.folder = new RunFolder(folder, experiment);
    this.settings = settings;
    this.out = out;
  }

  /**
   * Runs the stages; each leaves an up-to-date report, also where it fails. All are prepared before
   * the first begins, and until it begins nothing in the folder changes.
   *
   * @return whether it came to its end, and was not asked to stop
   * @throws RunException where a stage cannot start or go on
   */
  public boolean run() throws IOException {
    List<Experiment.Stage> stages = experiment.chosen(settings.stage());
    check(stages);
    try (Interruption interruption = Interruption.listen(out, STOPPING);
        RunRecord record = new RunRecord(folder, experiment, settings, out)) {
      record.check(stages);
      RunContext context =
          new RunContext(
              folder,
              record,
              settings.device(),
              settings.resume(),
              settings.steps(),
              settings.tensorBoard(),
              out,
              System.console() != null);
      Map<String, StageRunner> runners = runners(stages, context);
      record.checkComplete(complete(runners));
      checkWeights(stages, runners);
      for (StageRunner runner : runners.values()) {
        if (interruption.asked() || !run(runner, record, interruption)) {
          break;
        }
      }
      if (Files.exists(folder.report())) {
        out.println("report: " + folder.report());
      }
      return !interruption.asked();
    }
  }

  /** Refuses before anything is looked at. */
  private void check(List<Experiment.Stage> stages) {
    if (settings.steps() != null
        && stages.stream().allMatch(stage -> stage.recipe().get().training() == null)) {
      throw new RunException(
          "--steps %d: %s trains nothing, so it makes no updates"
              .formatted(settings.steps(), stages.get(0).name()));
    }
    String plan = RunFolder.plan(experiment.anchor());
    for (Experiment.Stage stage : experiment.stages()) {
      Probe.require(stage, stage.recipe().get(), experiment.stages());
    }
    for (Experiment.Stage stage : stages) {
      Recipe recipe = settings.recipe().apply(stage.recipe().get());
      MemoryCheck.require(plan, stage.name(), recipe, settings.device(), out::println);
      List<Experiment.Stage> before = stages.subList(0, stages.indexOf(stage));
      InitialWeights.require(stage.name(), stage.recipe().get(), folder, before);
    }
  }

  /** Refuses weights of a file that do not fit a stage which starts when others have trained. */
  private void checkWeights(List<Experiment.Stage> stages, Map<String, StageRunner> runners) {
    boolean first = true;
    for (Experiment.Stage stage : stages) {
      if (!runners.get(stage.name()).isComplete()) {
        Recipe recipe = settings.recipe().apply(stage.recipe().get());
        Source from = recipe.from();
        if (!first && from != null && from.stage() == null) {
          InitialWeights.requireFit(stage, recipe, from, folder);
        }
        first = false;
      }
    }
  }

  private Map<String, StageRunner> runners(List<Experiment.Stage> stages, RunContext context) {
    Map<Experiment.Stage, Recipe> recipes = new LinkedHashMap<>();
    for (Experiment.Stage stage : experiment.stages()) {
      recipes.put(stage, settings.recipe().apply(stage.recipe().get()));
    }
    Map<String, StageRunner> runners = new LinkedHashMap<>();
    for (Experiment.Stage stage : stages) {
      List<Probe> probes = Probe.of(stage, recipes, context);
      runners.put(
          stage.name(),
          StageRunner.of(stage, Objects.requireNonNull(recipes.get(stage)), context, probes));
    }
    return runners;
  }

  /** Stages with results that this run does not train, or not any more. */
  private Set<String> complete(Map<String, StageRunner> runners) {
    Set<String> complete = folder.stagesWithResults();
    complete.removeIf(
        stage -> {
          StageRunner runner = runners.get(stage);
          return runner != null && !runner.isComplete();
        });
    return complete;
  }

  /** Runs a stage; returns whether to go on with the next. */
  private boolean run(StageRunner runner, RunRecord record, Interruption interruption)
      throws IOException {
    try {
      boolean finished = runner.run(interruption);
      report(record);
      return finished;
    } catch (RuntimeException | IOException failure) {
      try {
        report(record);
      } catch (RuntimeException | IOException second) {
        failure.addSuppressed(second);
      }
      throw failure(failure, record.begun());
    }
  }

  /** What goes wrong once the run has begun is a failed run, not one that was asked for wrongly. */
  private RuntimeException failure(Exception failure, boolean begun) {
    int code = begun ? RunException.STOPPED : RunException.NOT_STARTED;
    String message = failure.getMessage();
    if (failure instanceof IOException) {
      message = folder.path() + " cannot be read or written: " + message;
    } else if (!(failure instanceof RunException expected) || expected.exitCode() >= code) {
      return (RuntimeException) failure;
    }
    RunException stopped = new RunException(message, code);
    stopped.initCause(failure);
    return stopped;
  }

  private void report(RunRecord record) throws IOException {
    if (record.begun()) {
      folder.writeReport();
    }
  }
}
