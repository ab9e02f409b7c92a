package lacuna.runtime.train;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.nn.Weights;
import org.jspecify.annotations.Nullable;

/**
 * What a spec describes: phases that run one after another.
 *
 * @param name names the run's folder
 * @param anchor a class of the jar that holds {@code /lacuna/plan.json}
 * @param phases in the order in which they run, at least one
 */
public record Experiment(String name, Class<?> anchor, List<Phase> phases) {

  /** Checks that there is something to run. */
  public Experiment {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("the experiment " + name + " has no phase");
    }
  }

  /**
   * One phase.
   *
   * @param name unique in the experiment
   * @param recipe how it is run
   * @param stage makes the network at the root of a parameter tree
   */
  public record Phase(
      String name, Supplier<Recipe> recipe, Function<Weights, ? extends Stage> stage) {}

  /** All phases, or the one of that name; an unknown name is a {@link RunException}. */
  List<Phase> chosen(@Nullable String phase) {
    if (phase == null) {
      return phases;
    }
    List<Phase> found = phases.stream().filter(p -> p.name().equals(phase)).toList();
    if (found.isEmpty()) {
      throw new RunException(
          "%s has no stage `%s`; it has %s"
              .formatted(
                  name, phase, phases.stream().map(Phase::name).collect(Collectors.joining(", "))));
    }
    return found;
  }

  /**
   * How a phase learns.
   *
   * @param recipe of the phase
   * @param purpose what its steps are wanted for: to trace, to time
   * @throws RunException where it has no steps
   */
  Learning learning(Phase phase, Recipe recipe, String purpose) {
    Learning learning = recipe.learning();
    if (learning != null) {
      return learning;
    }
    String others =
        phases.stream()
            .filter(p -> p.recipe().get().learning() != null)
            .map(Phase::name)
            .collect(Collectors.joining(", "));
    throw new RunException(
        "%s learns nothing: it has no step to %s%s"
            .formatted(
                phase.name(), purpose, others.isEmpty() ? "" : "\n  stages with steps: " + others));
  }

  /** The phase of that name, or the first. */
  Phase one(@Nullable String phase) {
    return chosen(phase).get(0);
  }
}
