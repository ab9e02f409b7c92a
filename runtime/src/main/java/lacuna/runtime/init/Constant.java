package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.tensor.Filling;

/** One value everywhere. */
public final class Constant implements Init {
  private final double value;

  /**
   * @param value of every element
   */
  public Constant(double value) {
    this.value = value;
  }

  @Override
  public void fill(NDArray to) {
    Filling.constant(to, value);
  }
}
