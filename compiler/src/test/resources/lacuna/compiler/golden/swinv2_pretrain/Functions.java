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
  static NDArray logOffsets(int side, int trained) {
    int reach = 2 * side - 1;
    NDArray far = div(mul(sub(real(counting(reach)), side - 1), 8), trained - 1); // (7)
    NDArray near = div(mul(sign(far), log2(add(abs(far), 1))), 3); // (7)
    NDArray down = expand(reshape(near, reach, 1, 1), reach, reach, 1); // (7, 7, 1)
    NDArray right = expand(reshape(near, 1, reach, 1), reach, reach, 1); // (7, 7, 1)
    return reshape(concat(List.of(down, right), 2), 1, reach, reach, 2);
  }

  /** x (*) -> (*, 1). stdlib/nn.lac:90 */
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
   * For every pair of places in a grid, which entry of a table of relative positions belongs to it.
   * -> (16, 16). stdlib/nn.lac:81
   */
  static NDArray relativeIndex(int rows, int columns) {
    NDArray place = counting(rows * columns); // (16)
    NDArray row = floor(div(place, columns)); // (16)
    NDArray column = sub(place, mul(row, columns)); // (16)
    NDArray down = sub(add(sub(columnOf(row), rowOf(row)), rows), 1); // (16, 16)
    NDArray right = sub(add(sub(columnOf(column), rowOf(column)), columns), 1); // (16, 16)
    return add(mul(down, 2 * columns - 1), right);
  }

  /**
   * Takes the output of a joint projection apart: query, key and value, each with its heads before
   * its tokens. x (batch, *, 16, *). stdlib/nn.lac:70
   */
  static List<NDArray> splitHeads(NDArray x, int heads) {
    int n = size(x, 2);
    int joint = size(x, 3);
    int size = joint / (3 * heads);
    return unstack(reshape(x, x.size(0), size(x, 1), n, 3, heads, size), -3).stream()
        .map(part -> swap(part, -3, -2))
        .toList();
  }

  /** Heads side by side again. x (batch, *, *, 16, *) -> (batch, *, 16, *). stdlib/nn.lac:76 */
  static NDArray joinHeads(NDArray x) {
    int heads = size(x, 2);
    int n = size(x, 3);
    int size = size(x, 4);
    return reshape(swap(x, -3, -2), x.size(0), size(x, 1), n, heads * size);
  }

  /** The opposite of `windows`. x (batch, *, 16, *) -> (batch, *, *, *). stdlib/swin.lac:11 */
  static NDArray grid(NDArray x, int rows, int columns, int side) {
    long batch = x.size(0);
    int width = size(x, 3);
    NDArray cut = reshape(x, batch, rows / side, columns / side, side, side, width);
    return reshape(permute(cut, new int[] {0, 1, 3, 2, 4, 5}), batch, rows, columns, width);
  }

  /**
   * Cuts a grid into square windows: [images, windows, tokens of a window, width]. x (batch, *, *,
   * *) -> (batch, *, 16, *). stdlib/swin.lac:5
   */
  static NDArray windows(NDArray x, int side) {
    long batch = x.size(0);
    int rows = size(x, 1);
    int columns = size(x, 2);
    int width = size(x, 3);
    NDArray cut = reshape(x, batch, rows / side, side, columns / side, side, width);
    return reshape(
        permute(cut, new int[] {0, 1, 3, 2, 4, 5}),
        batch,
        rows / side * (columns / side),
        side * side,
        width);
  }

  /**
   * Cuts a grid into square windows: [images, windows, tokens of a window, width]. x (1, *, *, 1)
   * -> (1, *, 16, 1). stdlib/swin.lac:5
   */
  static NDArray windows2(NDArray x, int side) {
    int images = size(x, 0);
    int rows = size(x, 1);
    int columns = size(x, 2);
    int width = size(x, 3);
    NDArray cut = reshape(x, images, rows / side, side, columns / side, side, width);
    return reshape(
        permute(cut, new int[] {0, 1, 3, 2, 4, 5}),
        images,
        rows / side * (columns / side),
        side * side,
        width);
  }

  /** Which of the three bands of a shifted axis each place lies in. -> (*). stdlib/swin.lac:26 */
  static NDArray bands(int size, int side, int shift) {
    return add(
        integer(greaterEqual(counting(size), size - side)),
        integer(greaterEqual(counting(size), size - shift)));
  }

  /**
   * 0 for pairs of tokens that were neighbours before the shift, -100 for others, per window. ->
   * (*, 16, 16). stdlib/swin.lac:17
   */
  static NDArray shiftMask(int rows, int columns, int side, int shift) {
    int n = side * side;
    int count = rows / side * (columns / side);
    NDArray region =
        add(mul(3, columnOf(bands(rows, side, shift))), rowOf(bands(columns, side, shift)));
    NDArray w = reshape(windows2(reshape(region, 1, rows, columns, 1), side), count, n);
    return where(equal(reshape(w, count, 1, n), reshape(w, count, n, 1)), 0, -100);
  }

  /**
   * The four tokens of each 2 by 2 square side by side: (0,0), (1,0), (0,1), (1,1), row before
   * column. x (batch, *, *) -> (batch, *, *). stdlib/swin.lac:70
   */
  static NDArray squares(NDArray x, int rows, int columns) {
    long batch = x.size(0);
    int width = size(x, 2);
    NDArray cut = reshape(x, batch, rows / 2, 2, columns / 2, 2, width);
    return reshape(
        permute(cut, new int[] {0, 1, 3, 4, 2, 5}), batch, rows / 2 * (columns / 2), 4 * width);
  }

  /**
   * Repeats every cell so that the grid has `rows` by `columns` cells. m (batch, 16, 16) -> (batch,
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

  /** -> (32). stdlib/targets.lac:52 */
  static NDArray inside(int size, int window) {
    NDArray place = real(counting(size)); // (32)
    int reach = window / 2;
    return add(sub(min(size - 1, add(place, reach)), max(0, sub(place, reach))), 1);
  }

  /**
   * How many pixels of the window around each pixel lie within the image. -> (1, 1, 32, 32).
   * stdlib/targets.lac:46
   */
  static NDArray windowCount(int height, int across, int window) {
    NDArray down = inside(height, window); // (32)
    NDArray right = inside(across, window); // (32)
    return reshape(mul(reshape(down, height, 1), reshape(right, 1, across)), 1, 1, height, across);
  }

  /**
   * Larger masks are averaged, smaller ones repeated. m (batch, 16, 16) -> (batch, 32, 32).
   * stdlib/losses.lac:14
   */
  static NDArray resampleMask(NDArray m, int height, int across) {
    return enlarge(m, height, across);
  }

  /**
   * Mean of an error per pixel over what is hidden, over what is not, or over everything; channels
   * are averaged. `eps` is added to the number of pixels, as SimMIM's code does, so that no pixels
   * give 0. error (batch, 3, 32, 32), m (batch, 16, 16) -> (). stdlib/losses.lac:5
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
