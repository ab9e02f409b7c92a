package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The experiment's functions of tensors. */
final class Functions {
  private Functions() {}

  /**
   * Splits the output of a joint projection into query, key and value, each with its heads before
   * its tokens. x (batch, *, *). stdlib/nn.lac:142
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
   * Puts the heads of each token side by side again. x (batch, *, *, 8) -> (batch, *, *).
   * stdlib/nn.lac:148
   */
  static NDArray mergeHeads(NDArray x) {
    int heads = size(x, 1);
    int n = size(x, 2);
    int size = size(x, 3);
    return reshape(transpose(x, -3, -2), x.size(0), n, heads * size);
  }

  /**
   * Repeats every cell of a mask so that it has `rows` by `columns` cells. m (batch, 4, 4) ->
   * (batch, *, *). stdlib/tensor.lac:50
   */
  static NDArray repeatCells(NDArray m, int rows, int columns) {
    long batch = m.size(0);
    int maskRows = size(m, 1);
    int maskColumns = size(m, 2);
    int tall = rows / maskRows;
    int wide = columns / maskColumns;
    NDArray cells = reshape(m, batch, maskRows, 1, maskColumns, 1); // (batch, 4, 1, 4, 1)
    return reshape(expand(cells, batch, maskRows, tall, maskColumns, wide), batch, rows, columns);
  }

  /**
   * The order of the tokens that puts the visible ones first. It is the image's order, unless `m`
   * ranks its cells. m (batch, 4, 4) -> (batch, 16). stdlib/mae.lac:22
   */
  static NDArray idsShuffle(NDArray m, int rows, int columns) {
    return argsort(reshape(repeatCells(m, rows, columns), m.size(0), rows * columns));
  }

  /** x (16) -> (16, 1). stdlib/nn.lac:162 */
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
   * Sines, then cosines, of positions at wavelengths from 2 pi to 20,000 pi. position (16) -> (16,
   * *). stdlib/mae.lac:14
   */
  static NDArray sincos1d(NDArray position, int width) {
    int count = width / 2;
    NDArray frequency = exp(mul(toFloat(arange(count)), -9.210340371976184 / count));
    NDArray angle = mul(columnOf(toFloat(position)), rowOf(frequency));
    return concat(List.of(sin(angle), cos(angle)), 1);
  }

  /**
   * Sine and cosine position embedding of a grid, the column's half first, behind a row of zeros
   * for cls. -> (1, 17, *). stdlib/mae.lac:5
   */
  static NDArray sincosPosEmbed(int rows, int columns, int width) {
    NDArray token = arange(rows * columns); // (16)
    NDArray row = floor(div(token, columns)); // (16)
    NDArray column = sub(token, mul(row, columns)); // (16)
    NDArray both = concat(List.of(sincos1d(column, width / 2), sincos1d(row, width / 2)), 1);
    return reshape(concat(List.of(zeros(1, width), both), 0), 1, rows * columns + 1, width);
  }

  /** The opposite of `patchify`. x (batch, 16, 192) -> (batch, 3, 32, 32). stdlib/nn.lac:247 */
  static NDArray unpatchify(NDArray x, int rows, int columns, int patchSize) {
    long batch = x.size(0);
    int values = size(x, 2);
    int channels = values / (patchSize * patchSize);
    // (batch, 4, 4, 8, 8, 3)
    NDArray patches = reshape(x, batch, rows, columns, patchSize, patchSize, channels);
    return reshape(
        permute(patches, new int[] {0, 5, 1, 3, 2, 4}),
        batch,
        channels,
        rows * patchSize,
        columns * patchSize);
  }

  /**
   * Square patches row by row; within one, pixels row by row, each with its channels (MAE). x
   * (batch, 3, 32, 32) -> (batch, 16, 192). stdlib/nn.lac:237
   */
  static NDArray patchify(NDArray x, int patchSize) {
    long batch = x.size(0);
    int channels = size(x, 1);
    int height = size(x, 2);
    int width = size(x, 3);
    // (batch, 3, 4, 8, 4, 8)
    NDArray grid =
        reshape(x, batch, channels, height / patchSize, patchSize, width / patchSize, patchSize);
    NDArray patches = permute(grid, new int[] {0, 2, 4, 3, 5, 1}); // (batch, 4, 4, 8, 8, 3)
    return reshape(
        patches, batch, height / patchSize * (width / patchSize), patchSize * patchSize * channels);
  }

  /**
   * Larger masks are averaged, smaller ones repeated. m (batch, 4, 4) -> (batch, 32, 32).
   * stdlib/losses.lac:20
   */
  static NDArray resizeMask(NDArray m, int height, int width) {
    return repeatCells(m, height, width);
  }

  /**
   * Mean of an error per pixel over what is hidden, over what is visible, or over everything;
   * channels are averaged. `eps` is added to the number of pixels, as SimMIM's code does, so that
   * no pixels give 0. error (batch, 3, 32, 32), m (batch, 4, 4) -> (). stdlib/losses.lac:5
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
