package lacuna.runtime.init;

import ai.djl.ndarray.NDArray;

/** Draws the first values of a parameter. */
@FunctionalInterface
public interface Init {

  /**
   * Fills a tensor in place.
   *
   * @param to float, on the CPU, of the parameter's shape
   */
  void fill(NDArray to);
}
