package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.run.ExperimentRun;
import lacuna.runtime.run.RunFolder;
import lacuna.runtime.run.RunSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains one stage or all of them. */
@Command(
    description = "Trains the experiment: all stages in their order, or the one named.",
    footer = {
      "",
      "Example: --data photos --out runs/photos --device cpu",
      "Ctrl-C stops after the running batch and saves the state; --resume goes on exactly."
    })
public final class RunOptions implements ExperimentCommand {
  @Parameters(
      index = "+",
      arity = "0..1",
      paramLabel = "STAGE",
      description = "the stage to train (default: all)")
  private @Nullable String stage;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder of the run (default: runs/ and the experiment's name)")
  private @Nullable Path folder;

  @Option(names = "--resume", description = "go on where the run in that folder stopped")
  private boolean resume;

  @Option(
      names = "--accept-changes",
      description = "with --resume: go on although settings have changed since")
  private boolean acceptChanges;

  @Option(
      names = "--overwrite",
      description = "train anew; the run that stands in that folder is set aside")
  private boolean overwrite;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "stop after N updates, the schedule unchanged")
  private @Nullable Long steps;

  @Option(
      names = "--tensorboard",
      description = "write TensorBoard's event files too, in DIR/tensorboard")
  private boolean tensorBoard;

  private @Nullable Path jar;

  @Mixin private RecipeOptions recipe = new RecipeOptions();
  @Mixin private DeviceOption device = new DeviceOption();

  @Override
  public String name() {
    return "run";
  }

  @Override
  public int run(Experiment experiment, PrintStream out) throws IOException {
    RunSettings settings =
        new RunSettings(
            stage,
            recipe::apply,
            device.device(),
            resume,
            acceptChanges,
            overwrite,
            jar,
            steps,
            tensorBoard);
    boolean whole = new ExperimentRun(experiment, folder(experiment.name()), settings, out).run();
    return whole ? 0 : RunException.INTERRUPTED;
  }

  /** Keeps a copy of the experiment's jar in the run's folder once the run has begun. */
  public void keepJar(Path experiment) {
    jar = experiment;
  }

  /** The folder of a run of an experiment of that name. */
  public Path folder(String experiment) {
    return folder == null ? Path.of("runs", experiment) : folder;
  }

  @Override
  public Path errorLog(Experiment experiment) {
    return new RunFolder(folder(experiment.name()), experiment).errorLog();
  }
}
