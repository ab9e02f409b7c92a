package lacuna.runtime.run;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lacuna.runtime.RunException;
import lacuna.runtime.nn.Weights;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.TrainConfig;
import org.jspecify.annotations.Nullable;

/**
 * What a spec describes: stages that run one after another.
 *
 * @param name names the run's folder
 * @param anchor a class of the jar that holds {@code /lacuna/plan.json}
 * @param stages in the order in which they run, at least one
 */
public record Experiment(String name, Class<?> anchor, List<Stage> stages) {

  /** Checks that there is something to run. */
  public Experiment {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("the experiment " + name + " has no stage");
    }
  }

  /**
   * One stage.
   *
   * @param name unique in the experiment
   * @param recipe how it is run
   * @param network makes its network at the root of a parameter tree
   */
  public record Stage(
      String name,
      Supplier<Recipe> recipe,
      Function<Weights, ? extends lacuna.runtime.nn.Stage> network) {}

  /** All stages, or the one of that name; an unknown name is a {@link RunException}. */
  public List<Stage> chosen(@Nullable String stage) {
    if (stage == null) {
      return stages;
    }
    List<Stage> found = stages.stream().filter(s -> s.name().equals(stage)).toList();
    if (found.isEmpty()) {
      throw new RunException(
          "%s has no stage `%s`; it has %s"
              .formatted(
                  name, stage, stages.stream().map(Stage::name).collect(Collectors.joining(", "))));
    }
    return found;
  }

  /** The stage of that name, or the first; an unknown name is a {@link RunException}. */
  public Stage one(@Nullable String stage) {
    return chosen(stage).get(0);
  }

  /**
   * How a stage trains.
   *
   * @param recipe of the stage
   * @param purpose what its steps are wanted for: to trace, to time
   * @throws RunException where it has no steps
   */
  public TrainConfig training(Stage stage, Recipe recipe, String purpose) {
    TrainConfig training = recipe.training();
    if (training != null) {
      return training;
    }
    String others =
        stages.stream()
            .filter(s -> s.recipe().get().training() != null)
            .map(Stage::name)
            .collect(Collectors.joining(", "));
    throw new RunException(
        "%s trains nothing: it has no step to %s%s"
            .formatted(
                stage.name(), purpose, others.isEmpty() ? "" : "\n  stages with steps: " + others));
  }
}
