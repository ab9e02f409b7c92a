package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;

/**
 * Writes first values into a tensor, in place; random ones are drawn from the thread's generator.
 */
public final class Filling {
  /** The largest float below 1: at 1 itself the inverse of the distribution is infinite. */
  private static final double BELOW_ONE = 1 - 0x1p-24;

  private Filling() {}

  /** One value everywhere. */
  public static void constant(NDArray to, double value) {
    Script.callForEffect("fill_constant", to, value);
  }

  /** Normal values with mean 0 and a standard deviation. */
  public static void normal(NDArray to, double std) {
    Script.callForEffect("fill_normal", to, std, generator(to));
  }

  /** Uniform values between two bounds. */
  public static void uniform(NDArray to, double low, double high) {
    Script.callForEffect("fill_uniform", to, low, high, generator(to));
  }

  /**
   * Normal values with mean 0, truncated to [-cut, cut], by the inverse of the distribution
   * function. Where the cut is too wide for a float to tell, no value lies beyond 5.4 deviations;
   * PyTorch and timm give one in 2^24 values the size of the cut there.
   */
  public static void truncatedNormal(NDArray to, double std, double cut) {
    double reach = Math.min(Normals.within(cut / std), BELOW_ONE);
    Script.callForEffect("fill_truncated_normal", to, std, cut, reach, generator(to));
  }

  /** Multiplies every value. */
  public static void multiply(NDArray to, double factor) {
    Script.callForEffect("fill_scaled", to, factor);
  }

  /** Copies the values of another tensor of the same shape, of any type and on any device. */
  public static void copy(NDArray to, NDArray from) {
    Script.callForEffect("fill_copy", to, from);
  }

  private static NativeValue generator(NDArray to) {
    return Context.current().generator(to.getDevice());
  }
}
