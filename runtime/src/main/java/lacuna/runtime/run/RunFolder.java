package lacuna.runtime.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.nn.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run.
 *
 * <pre>
 * metrics.jsonl        a line per update and per evaluation, of all stages
 * model.safetensors    weights of the last stage that was trained to its end
 * STAGE.safetensors    the same of each stage, where there are several
 * best-STAGE.safetensors  weights of each stage with the best figure, where it is evaluated
 * state/STAGE/         what --resume needs
 * plan.json            every resolved setting, and the texts of the spec
 * environment.json     versions and the machine
 * samples/STAGE/       pictures
 * reconstruction.png   what `reconstruct` drew
 * report.html          all of this as a page
 * error.log            the details of an unexpected end
 * </pre>
 */
public final class RunFolder {
  private static final String PLAN = "/lacuna/plan.json";

  private final Path folder;
  private final Experiment experiment;

  public RunFolder(Path folder, Experiment experiment) {
    this.folder = folder;
    this.experiment = experiment;
  }

  public Path path() {
    return folder;
  }

  Path metrics() {
    return folder.resolve("metrics.jsonl");
  }

  Path environment() {
    return folder.resolve("environment.json");
  }

  public Path errorLog() {
    return folder.resolve("error.log");
  }

  Path samples(String stage) {
    return folder.resolve("samples").resolve(stage);
  }

  /** Weights of the last stage that was trained to its end. */
  public Path model() {
    return folder.resolve("model.safetensors");
  }

  /** Weights of a stage. */
  public Path model(String stage) {
    return experiment.stages().size() == 1 ? model() : folder.resolve(stage + ".safetensors");
  }

  /** Weights of a stage with the best figure. */
  public Path best(String stage) {
    return folder.resolve("best-" + stage + ".safetensors");
  }

  /** The resumable state of a stage. */
  public StateFolder state(String stage) {
    return new StateFolder(folder.resolve("state").resolve(stage));
  }

  /** The state before an update that went wrong. */
  StateFolder failedState(String stage) {
    return new StateFolder(folder.resolve("state").resolve(stage + "-failed"));
  }

  /** What other libraries call the weights of a stage. */
  List<NameTable> names(String stage) {
    return NameTable.of(plan(experiment.anchor()), stage);
  }

  /** Writes the weights of a stage that has ended, and those of the run. */
  void writeModel(String stage, Parameters network) {
    Map<String, String> metadata = new LinkedHashMap<>(); // in one order: equal runs, equal files
    metadata.put("stage", stage);
    metadata.put("plan", writePlan());
    WeightsFile.save(model(stage), network, metadata);
    if (!model().equals(model(stage))) {
      WeightsFile.save(model(), network, metadata);
    }
  }

  /** Copies the plan out of the jar; returns it, or an empty object where the jar has none. */
  String writePlan() {
    String plan = plan(experiment.anchor());
    AtomicFile.write(folder.resolve("plan.json"), plan);
    return plan;
  }

  /** Whether a run began here under another plan than the jar's. */
  boolean hasAnotherPlan() {
    try {
      Path file = folder.resolve("plan.json");
      return Files.exists(file) && !TextFile.read(file).equals(plan(experiment.anchor()));
    } catch (IOException e) {
      throw new RunException(folder.resolve("plan.json") + ": " + e.getMessage(), e);
    }
  }

  /** The plan in the jar of a class; an empty object where there is none. */
  public static String plan(Class<?> anchor) {
    try (@Nullable InputStream stream = anchor.getResourceAsStream(PLAN)) {
      return stream == null ? "{}" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RunException("the plan in the jar cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Checks that a run may write here.
   *
   * @throws RunException where another run's results stand here and the user has not said what to
   *     do
   */
  void claim(String stage, boolean resume, boolean overwrite) {
    StateFolder state = state(stage);
    if (resume || overwrite || !state.exists() && !Files.exists(model(stage))) {
      create();
      if (overwrite) {
        state.discard();
      }
      return;
    }
    boolean finished = !state.exists() || state.counters().finished();
    throw new RunException(
        """
        %s already holds a run of `%s`%s
          to continue it: --resume
          to keep it: --out another-folder
          to replace it: --overwrite\
        """
            .formatted(
                folder,
                stage,
                finished
                    ? ", which is finished"
                    : ", which stopped after update " + state.counters().update()));
  }

  private void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RunException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
    }
  }
}
