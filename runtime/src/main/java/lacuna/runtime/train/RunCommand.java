package lacuna.runtime.train;

import ai.djl.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.runtime.report.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains one stage or all of them. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Trains the experiment: all stages in their order, or the one named.",
    footer = {
      "",
      "Example: --data photos --out runs/photos --device cpu",
      "Ctrl-C stops after the running update and saves the state; --resume goes on exactly."
    })
final class RunCommand implements Callable<Integer>, Failure.Logged {
  private final Experiment experiment;
  private final PrintStream out;

  @Parameters(arity = "0..1", paramLabel = "stage", description = "the stage to train")
  private @Nullable String stage;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder of the run (default: runs/ and the experiment's name)")
  private @Nullable Path folder;

  @Option(names = "--resume", description = "go on where the run in that folder stopped")
  private boolean resume;

  @Option(names = "--overwrite", description = "replace a run that stands in that folder")
  private boolean overwrite;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "stop after N updates, the schedule unchanged")
  private @Nullable Long steps;

  @Mixin private Overrides overrides = new Overrides();
  @Mixin private DeviceOption device = new DeviceOption();

  RunCommand(Experiment experiment, PrintStream out) {
    this.experiment = experiment;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    if (resume && overwrite) {
      throw new RunException(
          "--resume keeps the run and --overwrite replaces it: give one of them");
    }
    if (steps != null && steps < 1) {
      throw new RunException("--steps " + steps + ": at least one update must be made");
    }
    List<Experiment.Phase> phases = experiment.chosen(stage);
    if (steps != null && phases.stream().allMatch(p -> p.recipe().get().learning() == null)) {
      throw new RunException(
          "--steps %d: %s learns nothing, so it makes no updates"
              .formatted(steps, phases.get(0).name()));
    }
    RunFolder run = new RunFolder(path(), experiment);
    Device chosen = device.device();
    for (Experiment.Phase phase : phases) {
      run.claim(phase.name(), resume, overwrite);
      List<Experiment.Phase> before = phases.subList(0, phases.indexOf(phase));
      FirstWeights.require(phase.name(), phase.recipe().get(), run, before);
    }
    boolean terminal = System.console() != null;
    RunOptions options = new RunOptions(run, chosen, resume, overwrite, steps, out, terminal);
    try (Interruption interruption = Interruption.listen()) {
      boolean begun = false;
      for (Experiment.Phase phase : phases) {
        Turn turn = Turn.of(phase, overrides.apply(phase.recipe().get()), options);
        if (!begun) {
          if (resume && run.hasAnotherPlan()) {
            out.println(
                "note: the spec has changed since this run began; it goes on as the spec is now");
          }
          run.writePlan();
          Environment.write(run, experiment, chosen);
          begun = true;
        }
        boolean finished = take(turn, interruption, run);
        Report.write(run.path());
        if (!finished || interruption.asked()) {
          break;
        }
      }
      out.println("report: " + run.path().resolve(Report.FILE));
    }
    return 0;
  }

  /** Runs a stage; a run that fails gets its report too. */
  private static boolean take(Turn turn, Interruption interruption, RunFolder run)
      throws IOException {
    try {
      return turn.run(interruption);
    } catch (RuntimeException | IOException failure) {
      try {
        Report.write(run.path());
      } catch (RuntimeException | IOException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }

  @Override
  public Path errorLog() {
    return new RunFolder(path(), experiment).errorLog();
  }

  private Path path() {
    return folder == null ? Path.of("runs", experiment.name()) : folder;
  }
}
