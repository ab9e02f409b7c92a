package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.tensor.Filling;

/** The values of a tensor. */
public final class Given implements Init {
  private final NDArray value;

  /**
   * @param value of the parameter's shape
   */
  public Given(NDArray value) {
    this.value = value;
  }

  @Override
  public void fill(NDArray to) {
    if (!value.getShape().equals(to.getShape())) {
      throw new IllegalArgumentException(
          "first values of shape "
              + value.getShape()
              + " for a parameter of shape "
              + to.getShape());
    }
    Filling.copy(to, value);
  }
}
