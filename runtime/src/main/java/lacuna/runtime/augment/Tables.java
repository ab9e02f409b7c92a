package lacuna.runtime.augment;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;

/** Changes that map each value to another, as Pillow's {@code ImageOps} computes them. In place. */
final class Tables {
  private Tables() {}

  /** Stretches each channel to 0 to 255. */
  static void autoContrast(Image image, Workspace space) {
    int[][] counts = histograms(image, space);
    byte[][] tables = new byte[counts.length][];
    for (int c = 0; c < counts.length; c++) {
      int low = 0;
      while (counts[c][low] == 0) {
        low++;
      }
      int high = 255;
      while (counts[c][high] == 0) {
        high--;
      }
      double scale = high > low ? 255.0 / (high - low) : 1;
      double offset = high > low ? -low * scale : 0;
      tables[c] = table(value -> (int) (value * scale + offset));
    }
    map(image, tables, space);
  }

  /** Spreads each channel so that its values become about equally frequent. */
  static void equalize(Image image, Workspace space) {
    int[][] counts = histograms(image, space);
    byte[][] tables = new byte[counts.length][];
    for (int c = 0; c < counts.length; c++) {
      tables[c] = equalizing(counts[c]);
    }
    map(image, tables, space);
  }

  private static byte[] equalizing(int[] counts) {
    int all = 0;
    int last = 0;
    for (int count : counts) {
      all += count;
      last = count > 0 ? count : last;
    }
    int step = (all - last) / 255;
    if (step == 0) {
      return table(IntUnaryOperator.identity());
    }
    int[] below = new int[256];
    int sum = step / 2;
    for (int value = 0; value < 256; value++) {
      below[value] = sum / step;
      sum += counts[value];
    }
    return table(value -> below[value]);
  }

  /** Black becomes white. */
  static void invert(Image image, Workspace space) {
    map(image, value -> 255 - value, space);
  }

  /** Keeps that many of the upper bits, 0 to 8. */
  static void posterize(Image image, int bits, Workspace space) {
    map(image, value -> value & -(1 << (8 - bits)), space);
  }

  /** Inverts values from a threshold on, 0 to 256. */
  static void solarize(Image image, int threshold, Workspace space) {
    map(image, value -> value < threshold ? value : 255 - value, space);
  }

  /** Adds to the darker half of the values. */
  static void solarizeAdd(Image image, int added, Workspace space) {
    map(image, value -> value < 128 ? value + added : value, space);
  }

  private static void map(Image image, IntUnaryOperator change, Workspace space) {
    byte[][] tables = new byte[image.channels()][];
    Arrays.fill(tables, table(change));
    map(image, tables, space);
  }

  private static byte[] table(IntUnaryOperator change) {
    byte[] table = new byte[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (byte) Math.max(0, Math.min(255, change.applyAsInt(value)));
    }
    return table;
  }

  private static void map(Image image, byte[][] tables, Workspace space) {
    byte[] row = space.row(image.width(), image.channels());
    for (int y = 0; y < image.height(); y++) {
      image.readRow(0, y, image.width(), row);
      for (int x = 0, i = 0; x < image.width(); x++) {
        for (byte[] table : tables) {
          row[i] = table[row[i] & 255];
          i++;
        }
      }
      image.writeRow(0, y, image.width(), row);
    }
  }

  private static int[][] histograms(Image image, Workspace space) {
    int channels = image.channels();
    int[][] counts = new int[channels][256];
    byte[] row = space.row(image.width(), channels);
    for (int y = 0; y < image.height(); y++) {
      image.readRow(0, y, image.width(), row);
      for (int i = 0; i < channels * image.width(); i++) {
        counts[i % channels][row[i] & 255]++;
      }
    }
    return counts;
  }
}
