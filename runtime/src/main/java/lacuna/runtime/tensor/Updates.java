package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Optimizer steps over lists of tensors, in place, in one pass over memory. Nothing waits for the
 * device: what decides about a step is a tensor () float there.
 */
public final class Updates {
  private Updates() {}

  /**
   * AdamW with decoupled decay (Loshchilov and Hutter 2019), as in PyTorch: {@code p *= 1 - rate *
   * decay}, then {@code p -= rate * m^ / (sqrt(v^) + eps)} with the means corrected for their start
   * at 0. All lists have the same length and shapes.
   *
   * @param gradients of the parameters
   * @param factor () float, multiplied into every gradient
   * @param skip () float: 1 leaves everything as it is, 0 does not
   * @param first running means of the gradients
   * @param second running means of the squared gradients
   * @param step () float: number of this update, from 1
   */
  public static void adamw(
      List<NDArray> parameters,
      List<NDArray> gradients,
      NDArray factor,
      NDArray skip,
      List<NDArray> first,
      List<NDArray> second,
      NDArray step,
      double rate,
      double beta1,
      double beta2,
      double eps,
      double decay) {
    Script.callForEffect(
        "adamw",
        parameters,
        gradients,
        first,
        second,
        factor,
        skip,
        step,
        rate,
        beta1,
        beta2,
        eps,
        decay);
  }

  /**
   * SGD with momentum, as in PyTorch: {@code g += decay * p; b = momentum * b + g; p -= rate *
   * (nesterov ? g + momentum * b : b)}; the first update sets {@code b = g}. All lists have the
   * same length and shapes.
   *
   * @param factor () float, multiplied into every gradient
   * @param skip () float: 1 leaves everything as it is, 0 does not
   * @param momenta the running sums {@code b}
   * @param step number of this update, from 1
   */
  public static void sgd(
      List<NDArray> parameters,
      List<NDArray> gradients,
      NDArray factor,
      NDArray skip,
      List<NDArray> momenta,
      double rate,
      double momentum,
      boolean nesterov,
      double decay,
      long step) {
    Script.callForEffect(
        "sgd",
        parameters,
        gradients,
        momenta,
        factor,
        skip,
        rate,
        momentum,
        nesterov,
        decay,
        step == 1);
  }

  /**
   * Moves averages a share of their way to values, in place: {@code a = (1 - share) * a + share *
   * v}. All have the same shapes and types.
   */
  public static void average(List<NDArray> averages, List<NDArray> values, double share) {
    Script.callForEffect("move_averages", averages, values, share);
  }

  /**
   * The factor that brings a norm down to a limit, at most 1: {@code limit / (norm + 1e-6)}, as in
   * PyTorch's {@code clip_grad_norm_}.
   *
   * @param norm () float
   */
  public static NDArray clipFactor(NDArray norm, double limit) {
    return Script.call("clip_factor", norm, limit);
  }

  /** Whether an update must be skipped: 1 where one of some () figures is not finite, else 0. */
  public static NDArray notFinite(List<NDArray> figures) {
    return Script.call("not_finite", figures);
  }
}
