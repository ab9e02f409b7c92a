package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.tensor.Filling;

/**
 * Normal with mean 0, truncated to [-cut, cut]: uniform values between the distribution's two ends,
 * through its inverse (as {@code trunc_normal_} in PyTorch and timm).
 */
public final class TruncatedNormal implements Init {
  private final double std;
  private final double cut;

  /**
   * @param std standard deviation before truncation, above 0
   * @param cut the largest absolute value, above 0; not in units of {@code std}
   */
  public TruncatedNormal(double std, double cut) {
    if (!(std > 0) || !(cut > 0)) {
      throw new IllegalArgumentException(
          "truncated_normal(std: " + std + ", cut: " + cut + "): both must be above 0");
    }
    this.std = std;
    this.cut = cut;
  }

  @Override
  public void fill(NDArray to) {
    Filling.truncatedNormal(to, std, cut);
  }
}
