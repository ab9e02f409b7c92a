package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.tensor.Filling;

/** Uniform between two bounds. */
public final class Uniform implements Init {
  private final double low;
  private final double high;

  /**
   * @param low the smallest value
   * @param high the largest value, not below {@code low}
   */
  public Uniform(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "uniform(%s, %s): `high` must be at least `low`".formatted(low, high));
    }
    this.low = low;
    this.high = high;
  }

  @Override
  public void fill(NDArray to) {
    Filling.uniform(to, low, high);
  }
}
