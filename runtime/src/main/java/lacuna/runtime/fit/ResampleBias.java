package lacuna.runtime.fit;

/**
 * Resamples a table of relative position bias from one window or grid to another, as BEiT and
 * SimMIM do.
 *
 * <p>The table has a row for every pair of vertical and horizontal distance, (2 rows - 1) * (2
 * columns - 1) of them, then extra rows, and a column for every head. The loaded distances are
 * placed in a geometric sequence, near ones closer together, so that the farthest lie where the
 * wanted ones do; a bicubic spline through them gives the wanted rows. Extra rows stay as they are.
 */
public final class ResampleBias implements Fit {
  private static final double LEAST = 1.01;
  private static final double MOST = 1.5;
  private static final double EXACT = 1e-6;

  private final int rows;
  private final int columns;
  private final int extra;

  /**
   * @param rows tokens of the wanted window, down
   * @param columns tokens of the wanted window, across
   * @param extra rows at the end of the table that are no distances
   */
  public ResampleBias(int rows, int columns, int extra) {
    this.rows = rows;
    this.columns = columns;
    this.extra = extra;
  }

  @Override
  public float[] fit(float[] values, long[] from, long[] to) {
    int heads = (int) to[1];
    if (from.length != 2) {
      throw new IllegalArgumentException("it is no table of rows and heads");
    }
    if (from[1] != heads) {
      throw new IllegalArgumentException("it has %d heads".formatted(from[1]));
    }
    int distances = (int) from[0] - extra;
    int side = (int) Math.round(Math.sqrt(Math.max(0, distances)));
    if (side * side != distances || side % 2 == 0) {
      throw new IllegalArgumentException(
          "its %d rows belong to no square window".formatted(from[0]));
    } else if (side < Spline.FEWEST) {
      throw new IllegalArgumentException(
          "a window of %d tokens a side is too small to be resampled; the smallest is 3"
              .formatted((side + 1) / 2));
    }
    float[] fitted = new float[Math.toIntExact(to[0] * heads)];
    for (int head = 0; head < heads; head++) {
      double[][] table = new double[side][side];
      for (int i = 0; i < distances; i++) {
        table[i / side][i % side] = values[i * heads + head];
      }
      double[][] wide = along(table, 2 * columns - 1);
      double[][] tall = transposed(along(transposed(wide), 2 * rows - 1));
      int at = head;
      for (double[] row : tall) {
        for (double value : row) {
          fitted[at] = (float) value;
          at += heads;
        }
      }
    }
    int rest = extra * heads;
    System.arraycopy(values, values.length - rest, fitted, fitted.length - rest, rest);
    return fitted;
  }

  /** Every row resampled to another number of distances. */
  private static double[][] along(double[][] table, int wanted) {
    int side = table[0].length;
    if (side == wanted) {
      return table;
    }
    Spline spline = new Spline(places(side, wanted));
    double[][] result = new double[table.length][wanted];
    for (int row = 0; row < table.length; row++) {
      double[] bends = spline.bends(table[row]);
      for (int i = 0; i < wanted; i++) {
        result[row][i] = spline.at(i - wanted / 2, table[row], bends);
      }
    }
    return result;
  }

  /** Where the loaded distances lie among the wanted ones: 0, 1, 1 + q, 1 + q + q^2, ... */
  static double[] places(int side, int wanted) {
    double q = ratio(side / 2, wanted / 2);
    double[] places = new double[side];
    double place = 0;
    double step = 1;
    for (int i = 1; i <= side / 2; i++) {
      place += step;
      step *= q;
      places[side / 2 + i] = place;
      places[side / 2 - i] = -place;
    }
    return places;
  }

  /**
   * The ratio of a geometric sequence of {@code count} members from 1 that add up to {@code sum}.
   */
  private static double ratio(int count, int sum) {
    double low = LEAST;
    double high = MOST;
    double q = low;
    while (high - low > EXACT) {
      q = (low + high) / 2;
      if ((1 - Math.pow(q, count)) / (1 - q) > sum) {
        high = q;
      } else {
        low = q;
      }
    }
    return q;
  }

  private static double[][] transposed(double[][] table) {
    double[][] result = new double[table[0].length][table.length];
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < table[0].length; j++) {
        result[j][i] = table[i][j];
      }
    }
    return result;
  }
}
