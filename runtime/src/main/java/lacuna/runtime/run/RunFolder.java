package lacuna.runtime.run;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.runtime.RunException;
import lacuna.runtime.TextFile;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.StateFolder;
import lacuna.runtime.checkpoint.WeightsFile;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.report.PlanHistory;
import lacuna.runtime.report.Report;
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
 * confusion/STAGE.json how often images of a class were taken for another, at the last evaluation
 * confusion/best-STAGE.json  the same of the weights with the best figure
 * classes.json         names of the classes of each stage whose images have labels
 * plan.json            every resolved setting, and the texts of the spec
 * changes.json         what changed where the run went on under another plan
 * plans/               the plans before those changes
 * process.json         the process that trains, locked while it does
 * build/               the experiment's jar
 * replaced-N/          what stages had left that were run anew
 * environment.json     versions and the machine
 * samples/STAGE/       pictures
 * tensorboard/STAGE/   event files, with --tensorboard
 * reconstruction.png   what `reconstruct` drew
 * report.html          all of this as a page
 * error.log            the details of an unexpected end
 * </pre>
 */
public final class RunFolder {
  private static final String PLAN = "/lacuna/plan.json";
  private static final String PLAN_FILE = "plan.json";

  // What files of weights say of themselves
  private static final String STAGE = "stage";
  private static final String PLAN_OF = "plan";

  private final Path folder;
  private final Experiment experiment;

  public RunFolder(Path folder, Experiment experiment) {
    this.folder = folder;
    this.experiment = experiment;
  }

  public Path path() {
    return folder;
  }

  Path report() {
    return folder.resolve(Report.FILE);
  }

  /** Writes the report of what is in the folder now. */
  void writeReport() throws IOException {
    AtomicFile.write(report(), Report.page(folder));
  }

  /** Where the plan is kept. */
  Path planFile() {
    return folder.resolve(PLAN_FILE);
  }

  Path metrics() {
    return folder.resolve("metrics.jsonl");
  }

  /** Names of the classes that stages learned to tell apart, by label. */
  public ClassNames classes() {
    return new ClassNames(folder);
  }

  /** What a stage's last evaluation counted. */
  ConfusionFile confusion(String stage) {
    return new ConfusionFile(folder.resolve("confusion").resolve(stage + ".json"));
  }

  /** What the evaluation with the best figure counted. */
  ConfusionFile bestConfusion(String stage) {
    return confusion("best-" + stage);
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

  /** TensorBoard's events, a folder for each stage. */
  public Path events() {
    return folder.resolve("tensorboard");
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

  /** Where weights are handed over to stages that measure them, for as long as that takes. */
  Path passedWeights() {
    return folder.resolve("passed.safetensors");
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
    return NameTable.of(plan(), stage);
  }

  /** Writes the weights of a stage that has ended, and those of the run. */
  void writeModel(String stage, Parameters network) {
    Map<String, String> metadata = new LinkedHashMap<>(); // in one order: equal runs, equal files
    metadata.put(STAGE, stage);
    metadata.put(PLAN_OF, writePlan());
    Map<String, NDArray> weights = WeightsFile.tensors(network, "");
    WeightsFile.save(model(stage), weights, metadata);
    if (!model().equals(model(stage))) {
      WeightsFile.save(model(), weights, metadata);
    }
  }

  /** Copies the plan out of the jar; returns it, or an empty object where the jar has none. */
  String writePlan() {
    String plan = plan();
    AtomicFile.write(planFile(), plan);
    return plan;
  }

  /** The plan that stands in the folder; null where there is none. */
  @Nullable String recordedPlan() {
    Path file = planFile();
    try {
      return Files.exists(file) ? TextFile.read(file) : null;
    } catch (IOException e) {
      return ""; // damaged: not a plan
    }
  }

  /**
   * Keeps a plan that is about to be replaced.
   *
   * @param updates that each stage has made under it
   * @param changes from it to the next
   */
  void keepEarlierPlan(String plan, Map<String, Long> updates, List<String> changes)
      throws IOException {
    List<PlanHistory.Change> before = PlanHistory.read(folder);
    String name = "plans/%d.json".formatted(before.size() + 1);
    AtomicFile.write(folder.resolve(name), plan);
    AtomicFile.write(
        folder.resolve(PlanHistory.FILE),
        PlanHistory.text(before, new PlanHistory.Change(name, updates, changes)));
  }

  /** Whether a file of weights says that it is a stage's, trained under a plan of this run. */
  boolean isOfThisRun(Path model, String stage) {
    try (SafetensorsReader reader = SafetensorsReader.open(model)) {
      Map<String, String> said = reader.metadata();
      return said.keySet().equals(Set.of(STAGE, PLAN_OF, WeightsFile.CHECKSUM))
          && stage.equals(said.get(STAGE))
          && plans().contains(said.get(PLAN_OF));
    } catch (CheckpointException | IOException e) {
      return false;
    }
  }

  /** The plan that stands in the folder, and those before it. */
  private Set<@Nullable String> plans() throws IOException {
    Set<@Nullable String> plans = new HashSet<>();
    plans.add(recordedPlan());
    for (int number = 1; Files.exists(earlierPlan(number)); number++) {
      plans.add(TextFile.read(earlierPlan(number)));
    }
    return plans;
  }

  private Path earlierPlan(int number) {
    return folder.resolve("plans/%d.json".formatted(number));
  }

  /** Copies the experiment's jar to {@code build/}. */
  void keepJar(Path jar) throws IOException {
    Path build = Files.createDirectories(folder.resolve("build"));
    Path kept = build.resolve(jar.getFileName());
    Path part = build.resolve(jar.getFileName() + ".part");
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The plan in the jar of the experiment; an empty object where there is none. */
  String plan() {
    return plan(experiment.anchor());
  }

  /** The plan in the jar of a class; an empty object where there is none. */
  public static String plan(Class<?> anchor) {
    try (@Nullable InputStream stream = anchor.getResourceAsStream(PLAN)) {
      return stream == null ? "{}" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RunException("the plan in the jar cannot be read: " + e.getMessage(), e);
    }
  }

  /** The stages that have left a state or weights, in the order of the experiment. */
  Set<String> stagesWithResults() {
    return experiment.stages().stream()
        .map(Experiment.Stage::name)
        .filter(stage -> state(stage).exists() || Files.exists(model(stage)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Why a stage cannot start here. */
  RunException occupied(String stage) {
    StateFolder state = state(stage);
    boolean finished = !state.exists() || state.counters().finished();
    return new RunException(
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

  /** Makes the folder where it is not there. */
  void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RunException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
    }
  }
}
