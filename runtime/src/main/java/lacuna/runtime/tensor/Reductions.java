package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;

/** Operations that sum up. Sums of bfloat16 are computed and returned in 32 bits. */
abstract class Reductions extends Making {
  Reductions() {}

  /** The sum of all elements, (...) -> (). */
  public static NDArray sum(NDArray x) {
    return Script.call("sum", x);
  }

  /** The mean along an axis, which vanishes. */
  public static NDArray mean(NDArray x, int axis) {
    return Script.call("mean", x, axis);
  }

  /** The mean along the last axis, (..., n) -> (..., 1). */
  public static NDArray average(NDArray x) {
    return Script.call("average", x);
  }

  /**
   * The variance along the last axis, (..., n) -> (..., 1).
   *
   * @param unbiased divides by n - 1 instead of n
   */
  public static NDArray variance(NDArray x, boolean unbiased) {
    return Script.call("variance", x, unbiased);
  }

  /** exp(x) over its sum along the last axis, (..., n) -> (..., n). */
  public static NDArray softmax(NDArray x) {
    return Script.call("softmax", x);
  }

  /**
   * x over its Euclidean norm along the last axis, or over 1e-12 where that is larger; (..., n) ->
   * (..., n).
   */
  public static NDArray unit(NDArray x) {
    return Script.call("unit", x);
  }

  /**
   * (x - mean) / sqrt(variance + eps) * weight + bias along the last axis: x (..., n), weight (n),
   * bias (n) -> (..., n).
   */
  public static NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double eps) {
    return Script.call("layer_norm", x, weight, bias, eps);
  }

  /**
   * (x - mean) / sqrt(variance + eps) of each column of x (batch, n, ...). While training, the mean and
   * variance are the batch's, and {@code mean} and {@code variance} (n) move towards them in place
   * by {@code momentum}; in evaluation they are those.
   */
  public static NDArray batchNorm(
      NDArray x, NDArray mean, NDArray variance, double eps, double momentum) {
    boolean training = Context.current().training();
    return Script.call("batch_norm", x, mean, variance, eps, momentum, training);
  }

  /**
   * The negative log probability of the true class: scores (..., classes), truth (...) int64 ->
   * (...).
   */
  public static NDArray crossEntropy(NDArray scores, NDArray truth) {
    return Script.call("cross_entropy", scores, truth);
  }

  /** Cross entropy with probabilities as truth: scores and truth (..., classes) -> (...). */
  public static NDArray softCrossEntropy(NDArray scores, NDArray truth) {
    return Script.call("soft_cross_entropy", scores, truth);
  }

  /**
   * Means of square windows: (n, c, h, w) -> (n, c, (h - window) / stride + 1, (w - window) /
   * stride + 1).
   */
  public static NDArray averagePool(NDArray x, int window, int stride) {
    return Script.call("average_pool", x, window, stride);
  }

  /**
   * The largest values of square windows: (n, c, h, w) -> (n, c, (h - window) / stride + 1, (w -
   * window) / stride + 1).
   */
  public static NDArray maxPool(NDArray x, int window, int stride) {
    return Script.call("max_pool", x, window, stride);
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
          "a window of " + window + " pixels has no center: its side must be odd");
    }
    return Script.call("window_mean", x, window);
  }
}
