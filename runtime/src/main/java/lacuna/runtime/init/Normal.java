package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.tensor.Filling;

/** Normal with mean 0. */
public final class Normal implements Init {
  private final double std;

  /**
   * @param std standard deviation, not negative
   */
  public Normal(double std) {
    if (!(std >= 0)) {
      throw new IllegalArgumentException("normal(std: " + std + "): std must be 0 or more");
    }
    this.std = std;
  }

  @Override
  public void fill(NDArray to) {
    Filling.normal(to, std);
  }
}
