package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Optimizer steps over lists of tensors, in place, in one pass over memory, without temporaries of
 * the weights' size.
 */
public final class Updates {
  private Updates() {}

  /**
   * AdamW with decoupled decay (Loshchilov and Hutter 2019), as in PyTorch: {@code p *= 1 - rate *
   * decay}, then {@code p -= rate * m^ / (sqrt(v^) + eps)} with the means corrected for their start
   * at 0. All lists have the same length and shapes.
   *
   * @param gradients of the parameters
   * @param factor multiplied into every gradient
   * @param first running means of the gradients
   * @param second running means of the squared gradients
   * @param step number of this update, from 1
   */
  public static void adamw(
      List<NDArray> parameters,
      List<NDArray> gradients,
      double factor,
      List<NDArray> first,
      List<NDArray> second,
      double rate,
      double beta1,
      double beta2,
      double eps,
      double decay,
      long step) {
    Script.callForEffect(
        "adamw",
        parameters,
        gradients,
        first,
        second,
        factor,
        rate,
        beta1,
        beta2,
        eps,
        decay,
        step);
  }

  /**
   * SGD with momentum, as in PyTorch: {@code g += decay * p; b = momentum * b + g; p -= rate *
   * (nesterov ? g + momentum * b : b)}; the first update sets {@code b = g}. All lists have the
   * same length and shapes.
   *
   * @param factor multiplied into every gradient
   * @param momenta the running sums {@code b}
   * @param step number of this update, from 1
   */
  public static void sgd(
      List<NDArray> parameters,
      List<NDArray> gradients,
      double factor,
      List<NDArray> momenta,
      double rate,
      double momentum,
      boolean nesterov,
      double decay,
      long step) {
    Script.callForEffect(
        "sgd", parameters, gradients, momenta, factor, rate, momentum, nesterov, decay, step == 1);
  }
}
