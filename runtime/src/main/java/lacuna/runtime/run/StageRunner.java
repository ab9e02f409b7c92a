package lacuna.runtime.run;

import java.io.IOException;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.TrainConfig;

/** Runs one stage: trains it, or fills its feature bank and evaluates it. */
interface StageRunner {
  /**
   * Runs the stage, from its start or its saved state to its end or until somebody asks to stop;
   * returns whether it is complete.
   */
  boolean run(Interruption interruption) throws IOException;

  /** Whether the run goes on with a stage that is complete already. */
  boolean isComplete();

  /**
   * The runner of a stage, with its data prepared.
   *
   * @param probes stages that measure it while it trains
   * @throws RunException where nothing sensible would be run
   */
  static StageRunner of(
      Experiment.Stage stage, Recipe recipe, RunContext context, List<Probe> probes) {
    TrainConfig training = recipe.training();
    return training == null
        ? new FeatureBankRunner(stage, recipe, context)
        : new TrainingRunner(stage, recipe, training, context, probes);
  }
}
