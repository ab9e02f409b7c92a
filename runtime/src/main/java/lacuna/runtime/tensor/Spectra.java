package lacuna.runtime.tensor;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** Singular values of tall matrices, by the eigenvalues of their columns' products. */
public final class Spectra {
  private Spectra() {}

  /**
   * The products of all pairs of columns, summed over the rows.
   *
   * @param before (width, width) double, to which they are added; null for 0
   * @param rows (n, width) float
   * @return (width, width) double
   */
  public static NDArray products(@Nullable NDArray before, NDArray rows) {
    return before == null
        ? Script.call("column_products", rows)
        : Script.call("add_column_products", before, rows);
  }

  /**
   * The square roots of the eigenvalues, the largest first.
   *
   * @param products symmetric, (width, width) double
   * @return (width) float
   */
  public static NDArray roots(NDArray products) {
    return Script.call("roots_of_eigenvalues", products);
  }
}
