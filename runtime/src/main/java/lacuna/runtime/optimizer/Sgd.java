package lacuna.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.tensor.Updates;
import lacuna.runtime.unit.Rate;

/**
 * Stochastic gradient descent with momentum, as in PyTorch.
 *
 * @param rate highest rate
 * @param decay weight decay, added to the gradient, 0 or more
 * @param momentum how much of the running sum is kept, from 0 to below 1
 * @param nesterov whether the step looks one momentum ahead, as the official implementation does
 * @param layerDecay rate of a level as a fraction of the rate of the level after it, above 0, at
 *     most 1
 */
public record Sgd(Rate rate, double decay, double momentum, boolean nesterov, double layerDecay)
    implements Optimizer {

  /** Checks the ranges. */
  public Sgd {
    Ranges.check(
        momentum >= 0 && momentum < 1,
        "`momentum` must be at least 0 and below 1; it is %s",
        momentum);
    Ranges.check(!nesterov || momentum > 0, "`nesterov` needs a `momentum` above 0");
    Ranges.decays(decay, layerDecay);
  }

  @Override
  public OptimizerState begin(Parameters parameters) {
    return new SgdMoments(parameters);
  }

  /** Running sums of the gradients. */
  private final class SgdMoments extends OptimizerState {
    private final List<List<NDArray>> sums;

    SgdMoments(Parameters parameters) {
      super(parameters, Group.of(parameters, decay, layerDecay));
      sums = zeros("momentum_buffer");
    }

    @Override
    void update(int index, Group group, Change change) {
      Updates.sgd(
          weights(group),
          change.gradients(),
          change.factor(),
          change.skip(),
          sums.get(index),
          change.rate(),
          momentum,
          nesterov,
          group.decay(),
          change.number());
    }
  }
}
