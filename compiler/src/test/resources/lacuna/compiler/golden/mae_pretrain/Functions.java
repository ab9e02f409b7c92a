package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The experiment's functions of tensors. */
final class Functions {
  private Functions() {}

  /**
   * Takes the output of a joint projection apart: query, key and value, each with its heads before
   * its tokens. x (batch, *, *). stdlib/nn.lac:70
   */
  static List<NDArray> splitHeads(NDArray x, int heads) {
    int n = size(x, 1);
    int joint = size(x, 2);
    int size = joint / (3 * heads);
    return unstack(reshape(x, x.size(0), n, 3, heads, size), -3).stream()
        .map(part -> swap(part, -3, -2))
        .toList();
  }

  /** Heads side by side again. x (batch, *, *, 8) -> (batch, *, *). stdlib/nn.lac:76 */
  static NDArray joinHeads(NDArray x) {
    int heads = size(x, 1);
    int n = size(x, 2);
    int size = size(x, 3);
    return reshape(swap(x, -3, -2), x.size(0), n, heads * size);
  }

  /**
   * Repeats every cell so that the grid has `rows` by `columns` cells. m (batch, 4, 4) -> (batch,
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
   * The tokens' order that puts those which are seen first. It is the image's order, unless `m`
   * ranks its cells. m (batch, 4, 4) -> (batch, 16). stdlib/mae.lac:22
   */
  static NDArray seenFirst(NDArray m, int rows, int columns) {
    return argsort(reshape(enlarge(m, rows, columns), m.size(0), rows * columns));
  }

  /** x (16) -> (16, 1). stdlib/nn.lac:90 */
  static NDArray columnOf(NDArray x) {
    int n = size(x, 0);
    return reshape(x, n, 1);
  }

  /** x (*) -> (1, *). stdlib/nn.lac:94 */
  static NDArray rowOf(NDArray x) {
    int n = size(x, 0);
    return reshape(x, 1, n);
  }

  /**
   * Sines, then cosines, of a place at wavelengths from 2 pi to 20,000 pi. place (16) -> (16, *).
   * stdlib/mae.lac:14
   */
  static NDArray waves(NDArray place, int width) {
    int count = width / 2;
    NDArray frequency = exp(mul(real(counting(count)), -9.210340371976184 / count));
    NDArray angle = mul(columnOf(real(place)), rowOf(frequency));
    return concat(List.of(sin(angle), cos(angle)), 1);
  }

  /**
   * Sine and cosine positions on a grid, the column's half first, behind a row of zeros for cls. ->
   * (1, 17, *). stdlib/mae.lac:5
   */
  static NDArray sinePositions(int rows, int columns, int width) {
    NDArray place = counting(rows * columns); // (16)
    NDArray row = floor(div(place, columns)); // (16)
    NDArray column = sub(place, mul(row, columns)); // (16)
    NDArray both = concat(List.of(waves(column, width / 2), waves(row, width / 2)), 1);
    return reshape(concat(List.of(zeros(1, width), both), 0), 1, rows * columns + 1, width);
  }

  /** The opposite of `to_patches`. x (batch, 16, 192) -> (batch, 3, 32, 32). stdlib/nn.lac:134 */
  static NDArray fromPatches(NDArray x, int rows, int columns, int side) {
    long batch = x.size(0);
    int values = size(x, 2);
    int channels = values / (side * side);
    NDArray cut = reshape(x, batch, rows, columns, side, side, channels); // (batch, 4, 4, 8, 8, 3)
    return reshape(
        permute(cut, new int[] {0, 5, 1, 3, 2, 4}), batch, channels, rows * side, columns * side);
  }

  /**
   * Square patches row by row; within one, pixels row by row, each with its channels (MAE). x
   * (batch, 3, 32, 32) -> (batch, 16, 192). stdlib/nn.lac:128
   */
  static NDArray toPatches(NDArray x, int side) {
    long batch = x.size(0);
    int channels = size(x, 1);
    int height = size(x, 2);
    int across = size(x, 3);
    // (batch, 3, 4, 8, 4, 8)
    NDArray cut = reshape(x, batch, channels, height / side, side, across / side, side);
    return reshape(
        permute(cut, new int[] {0, 2, 4, 3, 5, 1}),
        batch,
        height / side * (across / side),
        side * side * channels);
  }

  /**
   * Larger masks are averaged, smaller ones repeated. m (batch, 4, 4) -> (batch, 32, 32).
   * stdlib/losses.lac:14
   */
  static NDArray resampleMask(NDArray m, int height, int across) {
    return enlarge(m, height, across);
  }

  /**
   * Mean of an error per pixel over what is hidden, over what is not, or over everything; channels
   * are averaged. `eps` is added to the number of pixels, as SimMIM's code does, so that no pixels
   * give 0. error (batch, 3, 32, 32), m (batch, 4, 4) -> (). stdlib/losses.lac:5
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
