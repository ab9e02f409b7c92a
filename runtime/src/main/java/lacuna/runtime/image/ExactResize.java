package lacuna.runtime.image;

/**
 * Resizes part of a picture with the very bytes Pillow would give: along one axis, rounded to eight
 * bits, then along the other.
 *
 * <p>Source rows pass once, from top to bottom, and only as many are kept as one target row needs.
 * They are kept as ints, so that the sums down the columns become vector instructions.
 */
final class ExactResize {
  private final Image source;
  private final Box box;
  private final Taps across;
  private final Taps down;
  private final int width;
  private final int channels;
  private final int[][] kept;
  private final int[] sums;
  private final byte[] row;
  private final boolean rowsFirst;
  private int next; // the first source row not yet kept, counted in the box

  private ExactResize(
      Image source, Box box, int height, int width, Interpolation filter, Workspace space) {
    this.source = source;
    this.box = box;
    this.width = width;
    channels = source.channels();
    across = new Taps(filter, box.width(), width);
    down = new Taps(filter, box.height(), height);
    rowsFirst = rowsFirst(box, height, width);
    int widest = Math.max(width, box.width());
    kept = space.rows(down.stride, channels * widest);
    sums = space.sums(channels * widest);
    row = space.row(widest, channels);
  }

  /**
   * Whether Pillow 13 resizes down the columns before along the rows: where that takes away more
   * than twice as many rows as columns go. Older versions never do. The order shows in the
   * rounding.
   */
  private static boolean rowsFirst(Box box, int height, int width) {
    int rowsLess = box.height() - height;
    return rowsLess > 0 && rowsLess > 2 * (box.width() - width);
  }

  static Image apply(
      Image source, Box box, int height, int width, Interpolation filter, Workspace space) {
    Image target = space.image(width, height, source.channels());
    new ExactResize(source, box, height, width, filter, space).apply(target);
    return target;
  }

  private void apply(Image target) {
    int length = channels * (rowsFirst ? box.width() : width);
    for (int y = 0; y < target.height(); y++) {
      keepRows(down.first[y], down.first[y] + down.count[y]);
      start(sums, length);
      for (int k = 0; k < down.count[y]; k++) {
        int[] from = kept[(down.first[y] + k) % down.stride];
        add(sums, from, down.weights[y * down.stride + k], length);
      }
      finish(sums, row, length);
      if (rowsFirst) {
        narrow(row, sums);
        toBytes(sums, row, channels * width);
      }
      target.writeRow(0, y, width, row);
    }
  }

  /** Takes in the source rows up to {@code end}; those before {@code from} are not needed again. */
  private void keepRows(int from, int end) {
    for (next = Math.max(next, from); next < end; next++) {
      source.readRow(box.left(), box.top() + next, box.width(), row);
      if (rowsFirst) {
        toInts(row, kept[next % down.stride], channels * box.width());
      } else {
        narrow(row, kept[next % down.stride]);
      }
    }
  }

  /** One row of a picture to its new width. */
  private void narrow(byte[] row, int[] into) {
    if (channels == Image.COLORS) {
      narrowColors(row, across, into, width);
      return;
    }
    for (int x = 0, out = 0; x < width; x++) {
      int k = x * across.stride;
      for (int channel = 0; channel < channels; channel++, out++) {
        int sum = Taps.HALF;
        for (int i = 0; i < across.count[x]; i++) {
          sum += across.weights[k + i] * (row[channels * (across.first[x] + i) + channel] & 255);
        }
        into[out] = Taps.pixel(sum);
      }
    }
  }

  private static void narrowColors(byte[] row, Taps taps, int[] into, int width) {
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

  private static void toInts(byte[] row, int[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = row[i] & 255;
    }
  }

  private static void toBytes(int[] values, byte[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = (byte) values[i];
    }
  }
}
