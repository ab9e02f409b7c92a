package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The experiment's functions of tensors. */
final class Functions {
  private Functions() {}

  /**
   * Offsets within a window, as fractions of the window of pre-training, on a logarithmic scale. ->
   * (1, 7, 7, 2). stdlib/swinv2.lac:6
   */
  static NDArray relativeCoords(int windowSize, int pretrainedWindow) {
    int n = 2 * windowSize - 1;
    // (7)
    NDArray linear = div(mul(sub(toFloat(arange(n)), windowSize - 1), 8), pretrainedWindow - 1);
    NDArray logarithmic = div(mul(sign(linear), log2(add(abs(linear), 1))), 3); // (7)
    NDArray rowOffset = expand(reshape(logarithmic, n, 1, 1), n, n, 1); // (7, 7, 1)
    NDArray columnOffset = expand(reshape(logarithmic, 1, n, 1), n, n, 1); // (7, 7, 1)
    return reshape(concat(List.of(rowOffset, columnOffset), 2), 1, n, n, 2);
  }

  /** x (*) -> (*, 1). stdlib/nn.lac:162 */
  static NDArray columnOf(NDArray x) {
    int n = size(x, 0);
    return reshape(x, n, 1);
  }

  /** x (*) -> (1, *). stdlib/nn.lac:166 */
  static NDArray rowOf(NDArray x) {
    int n = size(x, 0);
    return reshape(x, 1, n);
  }

  /**
   * For every pair of tokens in a grid, the entry of the table of relative positions that belongs
   * to it. -> (16, 16). stdlib/nn.lac:153
   */
  static NDArray relativeIndex(int rows, int columns) {
    NDArray token = arange(rows * columns); // (16)
    NDArray row = floor(div(token, columns)); // (16)
    NDArray column = sub(token, mul(row, columns)); // (16)
    NDArray rowOffset = sub(add(sub(columnOf(row), rowOf(row)), rows), 1); // (16, 16)
    NDArray columnOffset = sub(add(sub(columnOf(column), rowOf(column)), columns), 1); // (16, 16)
    return add(mul(rowOffset, 2 * columns - 1), columnOffset);
  }

  /**
   * Splits the output of a joint projection into query, key and value, each with its heads before
   * its tokens. x (batch, *, 16, *). stdlib/nn.lac:142
   */
  static List<NDArray> splitHeads(NDArray x, int heads) {
    int n = size(x, 2);
    int joint = size(x, 3);
    int size = joint / (3 * heads);
    return unbind(reshape(x, x.size(0), size(x, 1), n, 3, heads, size), -3).stream()
        .map(part -> transpose(part, -3, -2))
        .toList();
  }

  /**
   * Puts the heads of each token side by side again. x (batch, *, *, 16, *) -> (batch, *, 16, *).
   * stdlib/nn.lac:148
   */
  static NDArray mergeHeads(NDArray x) {
    int heads = size(x, 2);
    int n = size(x, 3);
    int size = size(x, 4);
    return reshape(transpose(x, -3, -2), x.size(0), size(x, 1), n, heads * size);
  }

  /**
   * Cuts a grid into square windows: [batch, windows, tokens of a window, width]. x (batch, *, *,
   * *) -> (batch, *, 16, *). stdlib/windows.lac:5
   */
  static NDArray windowPartition(NDArray x, int windowSize) {
    long batch = x.size(0);
    int rows = size(x, 1);
    int columns = size(x, 2);
    int width = size(x, 3);
    NDArray grid =
        reshape(x, batch, rows / windowSize, windowSize, columns / windowSize, windowSize, width);
    int count = rows / windowSize * (columns / windowSize);
    return reshape(
        permute(grid, new int[] {0, 1, 3, 2, 4, 5}), batch, count, windowSize * windowSize, width);
  }

  /**
   * Cuts a grid into square windows: [batch, windows, tokens of a window, width]. x (1, *, *, 1) ->
   * (1, *, 16, 1). stdlib/windows.lac:5
   */
  static NDArray windowPartition2(NDArray x, int windowSize) {
    int images = size(x, 0);
    int rows = size(x, 1);
    int columns = size(x, 2);
    int width = size(x, 3);
    NDArray grid =
        reshape(x, images, rows / windowSize, windowSize, columns / windowSize, windowSize, width);
    int count = rows / windowSize * (columns / windowSize);
    return reshape(
        permute(grid, new int[] {0, 1, 3, 2, 4, 5}), images, count, windowSize * windowSize, width);
  }

  /**
   * Shifts a grid of tokens, given row by row, and cuts it into windows. x (batch, *, *) -> (batch,
   * *, 16, *). stdlib/windows.lac:26
   */
  static NDArray shiftedWindows(NDArray x, int rows, int columns, int windowSize, int shift) {
    int width = size(x, 2);
    NDArray z = reshape(x, x.size(0), rows, columns, width);
    if (shift > 0) {
      z = roll(z, new int[] {-shift, -shift}, new int[] {1, 2});
    }
    return windowPartition(z, windowSize);
  }

  /**
   * The opposite of `window_partition`. x (batch, *, 16, *) -> (batch, *, *, *).
   * stdlib/windows.lac:15
   */
  static NDArray windowReverse(NDArray x, int rows, int columns, int windowSize) {
    long batch = x.size(0);
    int width = size(x, 3);
    NDArray windows =
        reshape(x, batch, rows / windowSize, columns / windowSize, windowSize, windowSize, width);
    return reshape(permute(windows, new int[] {0, 1, 3, 2, 4, 5}), batch, rows, columns, width);
  }

  /**
   * The opposite of `shifted_windows`. x (batch, *, 16, *) -> (batch, *, *). stdlib/windows.lac:39
   */
  static NDArray unshiftedTokens(NDArray x, int rows, int columns, int windowSize, int shift) {
    int width = size(x, 3);
    NDArray z = windowReverse(x, rows, columns, windowSize);
    if (shift > 0) {
      z = roll(z, new int[] {shift, shift}, new int[] {1, 2});
    }
    return reshape(z, x.size(0), rows * columns, width);
  }

  /**
   * Which of the three bands of a shifted axis each token lies in. -> (*). stdlib/windows.lac:66
   */
  static NDArray shiftBands(int size, int windowSize, int shift) {
    return add(
        toInt(greaterEqual(arange(size), size - windowSize)),
        toInt(greaterEqual(arange(size), size - shift)));
  }

  /**
   * The attention mask of shifted windows: 0 for pairs of tokens that were neighbors before the
   * shift, -100 for others. -> (*, 16, 16). stdlib/windows.lac:52
   */
  static NDArray shiftedWindowMask(int rows, int columns, int windowSize, int shift) {
    int n = windowSize * windowSize;
    int count = rows / windowSize * (columns / windowSize);
    NDArray region =
        add(
            mul(3, columnOf(shiftBands(rows, windowSize, shift))),
            rowOf(shiftBands(columns, windowSize, shift)));
    NDArray w =
        reshape(windowPartition2(reshape(region, 1, rows, columns, 1), windowSize), count, n);
    return where(equal(reshape(w, count, 1, n), reshape(w, count, n, 1)), 0, -100);
  }

  /**
   * Concatenates the four tokens of each 2 by 2 square: (0,0), (1,0), (0,1), (1,1), row before
   * column. x (batch, *, *) -> (batch, *, *). stdlib/windows.lac:71
   */
  static NDArray mergePatches(NDArray x, int rows, int columns) {
    long batch = x.size(0);
    int width = size(x, 2);
    NDArray squares = reshape(x, batch, rows / 2, 2, columns / 2, 2, width);
    return reshape(
        permute(squares, new int[] {0, 1, 3, 4, 2, 5}), batch, rows / 2 * (columns / 2), 4 * width);
  }

  /**
   * Repeats every cell of a mask so that it has `rows` by `columns` cells. m (batch, 16, 16) ->
   * (batch, *, *). stdlib/tensor.lac:50
   */
  static NDArray repeatCells(NDArray m, int rows, int columns) {
    long batch = m.size(0);
    int maskRows = size(m, 1);
    int maskColumns = size(m, 2);
    int tall = rows / maskRows;
    int wide = columns / maskColumns;
    NDArray cells = reshape(m, batch, maskRows, 1, maskColumns, 1); // (batch, 16, 1, 16, 1)
    return reshape(expand(cells, batch, maskRows, tall, maskColumns, wide), batch, rows, columns);
  }

  /**
   * Puts the mask token in place of every hidden token. x (batch, 256, 8), m (batch, 16, 16),
   * mask_token (1, 1, 8) -> (batch, 256, 8). stdlib/nn.lac:128
   */
  static NDArray maskTokens(NDArray x, NDArray m, NDArray maskToken, int rows, int columns) {
    int n = size(x, 1);
    NDArray hidden = reshape(repeatCells(m, rows, columns), x.size(0), n, 1); // (batch, 256, 1)
    return where(hidden, maskToken, x);
  }

  /** -> (32). stdlib/targets.lac:72 */
  static NDArray windowExtent(int size, int window) {
    NDArray index = toFloat(arange(size)); // (32)
    int reach = window / 2;
    return add(sub(minimum(size - 1, add(index, reach)), maximum(0, sub(index, reach))), 1);
  }

  /**
   * How many pixels of the window around each pixel lie within the image. -> (1, 1, 32, 32).
   * stdlib/targets.lac:66
   */
  static NDArray windowCount(int height, int width, int window) {
    NDArray rows = windowExtent(height, window); // (32)
    NDArray columns = windowExtent(width, window); // (32)
    return reshape(mul(reshape(rows, height, 1), reshape(columns, 1, width)), 1, 1, height, width);
  }

  /**
   * Larger masks are averaged, smaller ones repeated. m (batch, 16, 16) -> (batch, 32, 32).
   * stdlib/losses.lac:20
   */
  static NDArray resizeMask(NDArray m, int height, int width) {
    return repeatCells(m, height, width);
  }

  /**
   * Mean of an error per pixel over what is hidden, over what is visible, or over everything;
   * channels are averaged. `eps` is added to the number of pixels, as SimMIM's code does, so that
   * no pixels give 0. error (batch, 3, 32, 32), m (batch, 16, 16) -> (). stdlib/losses.lac:5
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
