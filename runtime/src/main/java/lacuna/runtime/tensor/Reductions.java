package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** Operations that sum up. Sums of bfloat16 are computed and returned in 32 bits. */
abstract class Reductions extends Making {
  Reductions() {}

  /** The sum of all elements, (...) -> (). */
  public static NDArray sum(NDArray x) {
    return Script.call("sum", x);
  }

  /**
   * The mean along an axis.
   *
   * @param keep leaves the axis in place, with size 1
   */
  public static NDArray mean(NDArray x, int axis, boolean keep) {
    return Script.call("mean", x, axis, keep);
  }

  /**
   * The variance along an axis.
   *
   * @param unbiased divides by n - 1 instead of n
   * @param keep leaves the axis in place, with size 1
   */
  public static NDArray variance(NDArray x, int axis, boolean unbiased, boolean keep) {
    return Script.call("variance", x, axis, unbiased, keep);
  }

  /** exp(x) over its sum along the last axis, (..., n) -> (..., n). */
  public static NDArray softmax(NDArray x) {
    return Script.call("softmax", x);
  }

  /**
   * x over its Euclidean norm along the last axis, or over 1e-12 where that is larger; (..., n) ->
   * (..., n).
   */
  public static NDArray normalize(NDArray x) {
    return Script.call("normalize", x);
  }

  /**
   * (x - mean) / sqrt(variance + eps) * weight + bias along the last axis: x (..., n), weight (n),
   * bias (n) -> (..., n).
   */
  public static NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double eps) {
    return Script.call("layer_norm", x, weight, bias, eps);
  }

  /**
   * (x - mean) / sqrt(variance + eps) * weight + bias of each column of x (batch, n, ...); weight
   * and bias are (n) or null. While training, the mean and variance are the batch's, and {@code
   * mean} and {@code variance} (n) move towards them in place by {@code momentum}; in evaluation
   * they are those.
   */
  public static NDArray batchNorm(
      NDArray x,
      NDArray mean,
      NDArray variance,
      @Nullable NDArray weight,
      @Nullable NDArray bias,
      double eps,
      double momentum) {
    Context context = Context.current();
    return Script.call(
        "batch_norm",
        x,
        mean,
        variance,
        Script.optional(weight),
        Script.optional(bias),
        eps,
        context.again() ? 0.0 : momentum,
        context.training());
  }

  /**
   * The negative log probability of the target class: logits (..., classes), target (...) int64 ->
   * (...).
   */
  public static NDArray crossEntropy(NDArray logits, NDArray target) {
    return Script.call("cross_entropy", logits, target);
  }

  /** Cross entropy with probabilities as target: logits and target (..., classes) -> (...). */
  public static NDArray softCrossEntropy(NDArray logits, NDArray target) {
    return Script.call("soft_cross_entropy", logits, target);
  }

  /**
   * Means of square windows: (n, c, h, w) -> (n, c, (h - window) / stride + 1, (w - window) /
   * stride + 1).
   */
  public static NDArray avgPool2d(NDArray x, int window, int stride) {
    return Script.call("avg_pool2d", x, window, stride);
  }

  /**
   * The largest values of square windows: (n, c, h, w) -> (n, c, (h - window) / stride + 1, (w -
   * window) / stride + 1).
   */
  public static NDArray maxPool2d(NDArray x, int window, int stride) {
    return Script.call("max_pool2d", x, window, stride);
  }

  /**
   * The mean of the square window around every pixel, of what of it lies inside the image; (n, c,
   * h, w) -> (n, c, h, w).
   *
   * @param window pixels along its side, odd
   */
  public static NDArray windowMean(NDArray x, int window) {
    if (window < 1 || window % 2 == 0) {
      throw new IllegalArgumentException(
          "`window` is " + window + ": it must be odd, so that the window has a middle");
    }
    return Script.call("window_mean", x, window);
  }
}
