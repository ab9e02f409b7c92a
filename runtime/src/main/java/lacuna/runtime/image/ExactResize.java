package lacuna.runtime.image;

/**
 * Resizes part of a picture with the very bytes Pillow would give: columns first, then rows, and
 * rounded to eight bits after each.
 *
 * <p>Source rows pass once, from top to bottom. Only as many narrowed rows are kept as one target row
 * needs, as ints, so that the sums down the columns become vector instructions.
 */
final class ExactResize {
  private ExactResize() {}

  static Image apply(Image source, Box box, int height, int width, Interpolation filter,
      Workspace space) {
    Taps across = new Taps(filter, box.width(), width);
    Taps down = new Taps(filter, box.height(), height);
    int[][] narrowed = space.rows(down.stride, 3 * width);
    int[] sums = space.sums(3 * width);
    byte[] row = space.row(Math.max(width, box.width()));
    Image target = space.image(width, height);
    int done = down.first[0];
    for (int y = 0; y < height; y++) {
      int end = down.first[y] + down.count[y];
      for (done = Math.max(done, down.first[y]); done < end; done++) {
        source.readRow(box.left(), box.top() + done, box.width(), row);
        narrow(row, across, narrowed[done % down.stride], width);
      }
      start(sums, 3 * width);
      for (int k = 0; k < down.count[y]; k++) {
        int[] from = narrowed[(down.first[y] + k) % down.stride];
        add(sums, from, down.weights[y * down.stride + k], 3 * width);
      }
      finish(sums, row, 3 * width);
      target.writeRow(0, y, width, row);
    }
    return target;
  }

  /** One row of a picture to its new width. */
  private static void narrow(byte[] row, Taps taps, int[] into, int width) {
    int[] weights = taps.weights;
    for (int x = 0, out = 0; x < width; x++, out += 3) {
      int at = 3 * taps.first[x];
      int k = x * taps.stride;
      int end = k + taps.count[x];
      int red = Taps.HALF;
      int green = Taps.HALF;
      int blue = Taps.HALF;
      for (; k < end; k++, at += 3) {
        int weight = weights[k];
        red += weight * (row[at] & 255);
        green += weight * (row[at + 1] & 255);
        blue += weight * (row[at + 2] & 255);
      }
      into[out] = Taps.pixel(red);
      into[out + 1] = Taps.pixel(green);
      into[out + 2] = Taps.pixel(blue);
    }
  }

  private static void start(int[] sums, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] = Taps.HALF;
    }
  }

  private static void add(int[] sums, int[] row, int weight, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] += weight * row[i];
    }
  }

  private static void finish(int[] sums, byte[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = (byte) Taps.pixel(sums[i]);
    }
  }
}
