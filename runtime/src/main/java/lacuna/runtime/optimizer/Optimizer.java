package lacuna.runtime.optimizer;

import lacuna.runtime.nn.Parameters;
import lacuna.runtime.unit.Rate;

/** The optimizer of a recipe, before it has seen any parameters. */
public interface Optimizer {

  /** Highest rate of a group of scale 1. */
  Rate rate();

  /** Begins on the trained parameters, with fresh moments that live where the parameters do. */
  OptimizerState begin(Parameters parameters);
}
