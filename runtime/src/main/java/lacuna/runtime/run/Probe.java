package lacuna.runtime.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.runtime.RunException;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.source.Source;
import lacuna.runtime.train.BatchLoader;
import lacuna.runtime.train.DatasetPass;
import lacuna.runtime.train.Evaluation;
import lacuna.runtime.train.Network;
import lacuna.runtime.train.NotFiniteException;
import lacuna.runtime.train.Pipelines;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.Seeds;
import lacuna.runtime.train.StartChecks;
import lacuna.runtime.train.TrainConfig;
import lacuna.runtime.train.Trainer;
import lacuna.runtime.train.TrainingStep;
import lacuna.runtime.train.UpdateMetrics;
import lacuna.runtime.unit.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A stage that is run on the weights of another while that trains: from its own initial weights and
 * seed each time, so that its figures depend on nothing but the weights.
 */
final class Probe {
  private final Experiment.Stage stage;
  private final Recipe recipe;
  private final RunContext context;
  private final DataSource data;
  private final @Nullable DataSource validation;
  private final @Nullable Timeline time;

  /**
   * Prepares the data.
   *
   * @throws RunException if nothing would be measured
   */
  Probe(Experiment.Stage stage, Recipe recipe, RunContext context) {
    this.stage = stage;
    this.recipe = recipe;
    this.context = context;
    data = recipe.data().prepare(recipe.image(), recipe.seed());
    ClassCount.require(context.folder().plan(), stage.name(), data);
    validation = StartChecks.optionalValidation(stage.name(), recipe, data);
    TrainConfig config = recipe.training();
    time = config == null ? null : StartChecks.timeline(stage.name(), recipe, config, data);
    if (config != null && validation == null) {
      throw new RunException(
          """
          %s: `every` is set, but there is no `validation` on which to measure
            set `%s.validation`, or leave `every` out\
          """
              .formatted(stage.name(), stage.name()));
    }
  }

  /**
   * Those of a stage.
   *
   * @param recipes of all stages of the experiment
   */
  static List<Probe> of(
      Experiment.Stage stage, Map<Experiment.Stage, Recipe> recipes, RunContext context) {
    return recipes.entrySet().stream()
        .filter(each -> each.getValue().every() != null)
        .filter(each -> stage.name().equals(source(each.getValue()).stage()))
        .map(each -> new Probe(each.getKey(), each.getValue(), context))
        .toList();
  }

  /**
   * Checks that a stage with {@code every} has another to measure.
   *
   * @param stages of the experiment
   * @throws RunException where it has none
   */
  static void require(Experiment.Stage stage, Recipe recipe, List<Experiment.Stage> stages) {
    if (recipe.every() == null) {
      return;
    }
    String from = recipe.from() == null ? null : recipe.from().stage();
    boolean trains =
        stages.stream()
            .filter(each -> each.name().equals(from))
            .anyMatch(each -> each.recipe().get().training() != null);
    if (!trains) {
      throw new RunException(
          """
          %s: `every` is set, but `from` names no stage that trains
            `every` measures that stage while it trains: set `from`, or leave `every` out\
          """
              .formatted(stage.name()));
    }
  }

  private static Source source(Recipe recipe) {
    return Objects.requireNonNull(recipe.from(), "checked before");
  }

  /** The stage's. */
  String name() {
    return stage.name();
  }

  /** How often it measures, in the time of the stage that trains. */
  Duration every() {
    return Objects.requireNonNull(recipe.every());
  }

  /** Its figures on the weights of a file, by name; none where it was stopped. */
  Map<String, Double> measure(Path weights, Progress progress, Interruption interruption) {
    TrainConfig config = recipe.training();
    if (config != null && time != null) {
      return trained(config, time, weights, interruption);
    }
    try (Network network = new Network(recipe, stage.network(), context.device())) {
      load(weights, network);
      long all = (long) data.count() + (validation == null ? 0 : validation.count());
      return new BankPass(stage.name(), recipe, data, validation, warning -> {})
          .measure(
              network,
              (done, what) -> {
                progress.evaluated(done, all);
                return !interruption.asked();
              })
          .figures();
    }
  }

  private void load(Path weights, Network network) {
    InitialWeights.load(
        stage.name(), recipe, source(recipe), weights, context.folder(), network.parameters());
  }

  private Map<String, Double> trained(
      TrainConfig config, Timeline whole, Path weights, Interruption interruption) {
    LoaderOptions loading =
        new LoaderOptions(
            recipe.microBatchSize(),
            recipe.workers(),
            recipe.seed(),
            recipe.maxCorrupt(),
            warning -> {});
    try (TrainingStep step =
            new TrainingStep(recipe, config, stage.network(), context.device());
        BatchLoader batches =
            new BatchLoader(
                data, Pipelines.data(recipe), loading, whole, 0, context.device())) {
      load(weights, step.network());
      Trainer trainer = new Trainer(step, recipe, config, whole, batches, 0);
      if (!trainer.train(whole.updates(), new Silence(interruption))) {
        return Map.of();
      }
      DatasetPass pass =
          new DatasetPass(
              step.network(),
              Objects.requireNonNull(validation),
              Pipelines.validation(recipe),
              loading,
              Seeds.EVALUATION);
      return new Evaluation(step.network(), pass)
          .measure(done -> !interruption.asked())
          .figures();
    } catch (NotFiniteException e) {
      return Map.of("loss", e.loss()); // a probe that fails does not stop what it measures
    }
  }

  /** Leaves no trace of a loop. */
  private record Silence(Interruption interruption) implements Trainer.Listener {
    @Override
    public void updated(UpdateMetrics metrics) {}

    @Override
    public boolean epochEnded(long update) {
      return true;
    }

    @Override
    public boolean lacksEndOfEpoch(long update) {
      return false;
    }

    @Override
    public boolean asksToStop() {
      return interruption.asked();
    }

    @Override
    public void checkpoint(double seconds) {}
  }
}
