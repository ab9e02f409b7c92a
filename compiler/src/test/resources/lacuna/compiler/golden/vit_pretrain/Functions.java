package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The experiment's functions of tensors. */
final class Functions {
  private Functions() {}

  /** Places the cls token before the others. index (64, 64) -> (65, 65). stdlib/nn.lac:230 */
  static NDArray withCls(NDArray index, int entries) {
    int n = size(index, 0);
    // (1, 65)
    NDArray first =
        concat(
            List.of(full(new long[] {1, 1}, entries - 1), full(new long[] {1, n}, entries - 3)), 1);
    NDArray others = concat(List.of(full(new long[] {n, 1}, entries - 2), index), 1); // (64, 65)
    return concat(List.of(first, others), 0);
  }

  /** x (64) -> (64, 1). stdlib/nn.lac:162 */
  static NDArray columnOf(NDArray x) {
    int n = size(x, 0);
    return reshape(x, n, 1);
  }

  /** x (64) -> (1, 64). stdlib/nn.lac:166 */
  static NDArray rowOf(NDArray x) {
    int n = size(x, 0);
    return reshape(x, 1, n);
  }

  /**
   * For every pair of tokens in a grid, the entry of the table of relative positions that belongs
   * to it. -> (64, 64). stdlib/nn.lac:153
   */
  static NDArray relativeIndex(int rows, int columns) {
    NDArray token = arange(rows * columns); // (64)
    NDArray row = floor(div(token, columns)); // (64)
    NDArray column = sub(token, mul(row, columns)); // (64)
    NDArray rowOffset = sub(add(sub(columnOf(row), rowOf(row)), rows), 1); // (64, 64)
    NDArray columnOffset = sub(add(sub(columnOf(column), rowOf(column)), columns), 1); // (64, 64)
    return add(mul(rowOffset, 2 * columns - 1), columnOffset);
  }

  /**
   * Splits the output of a joint projection into query, key and value, each with its heads before
   * its tokens. x (batch, 65, 96). stdlib/nn.lac:142
   */
  static List<NDArray> splitHeads(NDArray x, int heads) {
    int n = size(x, 1);
    int joint = size(x, 2);
    int size = joint / (3 * heads);
    return unbind(reshape(x, x.size(0), n, 3, heads, size), -3).stream()
        .map(part -> transpose(part, -3, -2))
        .toList();
  }

  /**
   * Puts the heads of each token side by side again. x (batch, 2, 65, 16) -> (batch, 65, 32).
   * stdlib/nn.lac:148
   */
  static NDArray mergeHeads(NDArray x) {
    int heads = size(x, 1);
    int n = size(x, 2);
    int size = size(x, 3);
    return reshape(transpose(x, -3, -2), x.size(0), n, heads * size);
  }

  /**
   * Repeats every cell of a mask so that it has `rows` by `columns` cells. m (batch, 8, 8) ->
   * (batch, *, *). stdlib/tensor.lac:50
   */
  static NDArray repeatCells(NDArray m, int rows, int columns) {
    long batch = m.size(0);
    int maskRows = size(m, 1);
    int maskColumns = size(m, 2);
    int tall = rows / maskRows;
    int wide = columns / maskColumns;
    NDArray cells = reshape(m, batch, maskRows, 1, maskColumns, 1); // (batch, 8, 1, 8, 1)
    return reshape(expand(cells, batch, maskRows, tall, maskColumns, wide), batch, rows, columns);
  }

  /**
   * Puts the mask token in place of every hidden token. x (batch, 64, 32), m (batch, 8, 8),
   * mask_token (1, 1, 32) -> (batch, 64, 32). stdlib/nn.lac:128
   */
  static NDArray maskTokens(NDArray x, NDArray m, NDArray maskToken, int rows, int columns) {
    int n = size(x, 1);
    NDArray hidden = reshape(repeatCells(m, rows, columns), x.size(0), n, 1); // (batch, 64, 1)
    return where(hidden, maskToken, x);
  }

  /**
   * Larger masks are averaged, smaller ones repeated. m (batch, 8, 8) -> (batch, 32, 32).
   * stdlib/losses.lac:20
   */
  static NDArray resizeMask(NDArray m, int height, int width) {
    return repeatCells(m, height, width);
  }

  /**
   * Mean of an error per pixel over what is hidden, over what is visible, or over everything;
   * channels are averaged. `eps` is added to the number of pixels, as SimMIM's code does, so that
   * no pixels give 0. error (batch, 3, 32, 32), m (batch, 8, 8) -> (). stdlib/losses.lac:5
   */
  static NDArray maskedMean(NDArray error, NDArray m, double eps) {
    int channels = size(error, 1);
    int height = size(error, 2);
    int width = size(error, 3);
    // (batch, 1, 32, 32)
    NDArray hidden =
        reshape(resizeMask(toFloat(m), height, width), error.size(0), 1, height, width);
    NDArray weight = hidden; // (batch, 1, 32, 32)
    return div(div(sum(mul(error, weight)), add(sum(weight), eps)), channels);
  }
}
