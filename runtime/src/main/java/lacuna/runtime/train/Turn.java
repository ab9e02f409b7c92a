package lacuna.runtime.train;

import java.io.IOException;

/** A stage's turn in a run: it learns, or it gathers. */
interface Turn {
  /**
   * Runs the stage, from its start or its saved state to its end or until somebody asks to stop;
   * returns whether it is complete.
   */
  boolean run(Interruption interruption) throws IOException;

  /** The turn of a stage with its data prepared; a {@link RunException} where it makes no sense. */
  static Turn of(Experiment.Phase phase, Recipe recipe, RunOptions options) {
    Learning learning = recipe.learning();
    return learning == null
        ? new Gatherer(phase, recipe, options)
        : new Trainer(phase, recipe, learning, options);
  }
}
