package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.tensor.Filling;

/** Uniform between -limit and limit. */
public final class Within implements Init {
  private final double limit;

  /**
   * @param limit the largest absolute value, not negative
   */
  public Within(double limit) {
    if (!(limit >= 0)) {
      throw new IllegalArgumentException("within(limit: " + limit + "): limit must be 0 or more");
    }
    this.limit = limit;
  }

  @Override
  public void fill(NDArray to) {
    Filling.uniform(to, limit);
  }
}
