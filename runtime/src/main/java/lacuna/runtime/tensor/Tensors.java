package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * All operations on tensors, named as in {@code stdlib/tensor.lac}; here the products, and by
 * inheritance the rest, so that one static import brings them all. The innermost {@link Scope} owns
 * every result. Products are computed and returned in bfloat16 where the thread's {@link Precision}
 * says so; what follows keeps that type until an operation with a 32-bit tensor promotes it.
 */
public final class Tensors extends Reductions {
  private Tensors() {}

  /** (..., m, k) times (..., k, n) -> (..., m, n); leading sizes broadcast. */
  public static NDArray matmul(NDArray a, NDArray b) {
    return Script.call("matmul", a, b, mixed());
  }

  /** x weight^T + bias: x (..., i), weight (o, i), bias (o) or null -> (..., o). */
  public static NDArray linear(NDArray x, NDArray weight, @Nullable NDArray bias) {
    return Script.call("linear", x, weight, Script.optional(bias), mixed());
  }

  /**
   * Convolution with {@code padding} zeros on every side: x (n, i, h, w), weight (o, i, kh, kw),
   * bias (o) or null -> (n, o, (h + 2 padding - kh) / stride + 1, (w + 2 padding - kw) / stride +
   * 1), rounded down.
   */
  public static NDArray conv2d(
      NDArray x, NDArray weight, @Nullable NDArray bias, int stride, int padding) {
    return Script.call("conv2d", x, weight, Script.optional(bias), stride, padding, mixed());
  }

  /**
   * softmax(scale * q k^T + bias) v: q (..., n, d), k (..., m, d), v (..., m, e) -> (..., n, e);
   * the bias, or null, broadcasts to (..., n, m).
   */
  public static NDArray scaledDotProductAttention(
      NDArray q, NDArray k, NDArray v, @Nullable NDArray bias, double scale) {
    return Script.call(
        "scaled_dot_product_attention", q, k, v, Script.optional(bias), scale, mixed());
  }

  private static boolean mixed() {
    return Context.current().precision() == Precision.BF16;
  }
}
