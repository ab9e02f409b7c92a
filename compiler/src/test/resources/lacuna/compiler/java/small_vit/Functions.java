package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.tensor.Context;

/** The experiment's functions of tensors. */
final class Functions {
  private Functions() {}

  /**
   * Takes the output of a joint projection apart: query, key and value, each with its heads before
   * its tokens. x (batch, 64, 192) -> list of (batch, 4, 64, 16). stdlib/nn.lac:58
   */
  static List<NDArray> splitHeads(NDArray x) {
    int heads = 4;
    int size = 16; // joint / (3 * heads)
    return unbind(reshape(x, batch(), 64, 3, heads, size), -3).stream()
        .map(part -> transpose(part, -3, -2))
        .toList();
  }

  /**
   * For every pair of places in a grid, which entry of a table of relative positions belongs to it.
   * -> (rows * columns, rows * columns) of Int. stdlib/nn.lac:67
   */
  static NDArray relativeIndex(int rows, int columns) {
    NDArray place = arange(rows * columns);
    NDArray row = floor(div(place, columns));
    NDArray column = sub(place, mul(row, columns));
    return add(mul(row, 2 * columns - 1), column);
  }

  /** Images in the running step. */
  private static long batch() {
    return Context.current().batch();
  }
}
