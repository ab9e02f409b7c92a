package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;

/** Finds rows of a table whose size nobody knew at compile time. */
public final class Search {
  private Search() {}

  /**
   * The rows whose product with each x is largest, the largest first; computed in 32 bits.
   *
   * @param table (entries, width) float
   * @param x (n, width) float
   * @param k at most entries
   * @return their places in the table, (n, k) int64
   */
  public static NDArray nearest(NDArray table, NDArray x, int k) {
    return Script.call("nearest", table, x, k);
  }
}
