package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.tensor.Filling;

/** Another initializer's values times a factor. */
public final class Scaled implements Init {
  private final Init init;
  private final double by;

  /**
   * @param by the factor
   */
  public Scaled(Init init, double by) {
    this.init = init;
    this.by = by;
  }

  @Override
  public void fill(NDArray to) {
    init.fill(to);
    Filling.multiply(to, by);
  }
}
