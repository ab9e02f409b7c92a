package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The experiment's functions of tensors. */
final class Functions {
  private Functions() {}

  /** Places the cls token before the others. index (64, 64) -> (65, 65). stdlib/nn.lac:121 */
  static NDArray withCls(NDArray index, int entries) {
    int n = size(index, 0);
    // (1, 65)
    NDArray first =
        concat(
            List.of(whole(new long[] {1, 1}, entries - 1), whole(new long[] {1, n}, entries - 3)),
            1);
    NDArray others = concat(List.of(whole(new long[] {n, 1}, entries - 2), index), 1); // (64, 65)
    return concat(List.of(first, others), 0);
  }

  /** x (64) -> (64, 1). stdlib/nn.lac:90 */
  static NDArray columnOf(NDArray x) {
    int n = size(x, 0);
    return reshape(x, n, 1);
  }

  /** x (64) -> (1, 64). stdlib/nn.lac:94 */
  static NDArray rowOf(NDArray x) {
    int n = size(x, 0);
    return reshape(x, 1, n);
  }

  /**
   * For every pair of places in a grid, which entry of a table of relative positions belongs to it.
   * -> (64, 64). stdlib/nn.lac:81
   */
  static NDArray relativeIndex(int rows, int columns) {
    NDArray place = counting(rows * columns); // (64)
    NDArray row = floor(div(place, columns)); // (64)
    NDArray column = sub(place, mul(row, columns)); // (64)
    NDArray down = sub(add(sub(columnOf(row), rowOf(row)), rows), 1); // (64, 64)
    NDArray right = sub(add(sub(columnOf(column), rowOf(column)), columns), 1); // (64, 64)
    return add(mul(down, 2 * columns - 1), right);
  }

  /**
   * Takes the output of a joint projection apart: query, key and value, each with its heads before
   * its tokens. x (batch, 65, 96). stdlib/nn.lac:70
   */
  static List<NDArray> splitHeads(NDArray x, int heads) {
    int n = size(x, 1);
    int joint = size(x, 2);
    int size = joint / (3 * heads);
    return unstack(reshape(x, x.size(0), n, 3, heads, size), -3).stream()
        .map(part -> swap(part, -3, -2))
        .toList();
  }

  /** Heads side by side again. x (batch, 2, 65, 16) -> (batch, 65, 32). stdlib/nn.lac:76 */
  static NDArray joinHeads(NDArray x) {
    int heads = size(x, 1);
    int n = size(x, 2);
    int size = size(x, 3);
    return reshape(swap(x, -3, -2), x.size(0), n, heads * size);
  }

  /**
   * Repeats every cell so that the grid has `rows` by `columns` cells. m (batch, 8, 8) -> (batch,
   * *, *). stdlib/tensor.lac:26
   */
  static NDArray enlarge(NDArray m, int rows, int columns) {
    long batch = m.size(0);
    int down = size(m, 1);
    int across = size(m, 2);
    int tall = rows / down;
    int wide = columns / across;
    return reshape(
        expand(reshape(m, batch, down, 1, across, 1), batch, down, tall, across, wide),
        batch,
        rows,
        columns);
  }

  /**
   * Larger masks are averaged, smaller ones repeated. m (batch, 8, 8) -> (batch, 32, 32).
   * stdlib/losses.lac:14
   */
  static NDArray resampleMask(NDArray m, int height, int across) {
    return enlarge(m, height, across);
  }

  /**
   * Mean of an error per pixel over what is hidden, over what is not, or over everything; channels
   * are averaged. `eps` is added to the number of pixels, as SimMIM's code does, so that no pixels
   * give 0. error (batch, 3, 32, 32), m (batch, 8, 8) -> (). stdlib/losses.lac:5
   */
  static NDArray over(NDArray error, NDArray m, double eps) {
    int channels = size(error, 1);
    int height = size(error, 2);
    int across = size(error, 3);
    // (batch, 1, 32, 32)
    NDArray hidden =
        reshape(resampleMask(real(m), height, across), error.size(0), 1, height, across);
    NDArray weight = hidden; // (batch, 1, 32, 32)
    return div(div(sum(mul(error, weight)), add(sum(weight), eps)), channels);
  }
}
