package lacuna.runtime.optimizer;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.tensor.Updates;
import lacuna.runtime.unit.Rate;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), as in PyTorch.
 *
 * @param rate highest rate
 * @param decay weight decay, 0 or more; parameters of one axis and exempted ones have none
 * @param betas how much of the running means of gradients and of their squares is kept, each from 0
 *     to below 1
 * @param eps added to the root of the mean square, above 0
 * @param layerDecay rate of a level as a fraction of the rate of the level after it, above 0, at
 *     most 1
 */
public record Adamw(Rate rate, double decay, List<Double> betas, double eps, double layerDecay)
    implements Optimizer {

  /** Checks the ranges. */
  public Adamw {
    betas = List.copyOf(betas);
    Ranges.check(betas.size() == 2, "`betas` must be two numbers; they are %s", betas);
    Ranges.check(
        betas.stream().allMatch(b -> b >= 0 && b < 1),
        "`betas` must be at least 0 and below 1; they are %s",
        betas);
    Ranges.check(eps > 0, "`eps` must be above 0; it is %s", eps);
    Ranges.decays(decay, layerDecay);
  }

  @Override
  public OptimizerState begin(Parameters parameters) {
    return new AdamwMoments(parameters);
  }

  /** Running means of the gradients and of their squares. */
  private final class AdamwMoments extends OptimizerState {
    private final List<List<NDArray>> first;
    private final List<List<NDArray>> second;

    AdamwMoments(Parameters parameters) {
      super(parameters, Group.of(parameters, decay, layerDecay));
      first = zeros("exp_avg");
      second = zeros("exp_avg_sq");
    }

    @Override
    void update(int index, Group group, Change change) {
      Updates.adamw(
          weights(group),
          change.gradients(),
          change.factor(),
          change.skip(),
          first.get(index),
          second.get(index),
          number(),
          change.rate(),
          betas.get(0),
          betas.get(1),
          eps,
          group.decay());
    }
  }
}
