package lacuna.compiler.sample;

/**
 * The exact Euclidean distance of every hidden token of a grid to the nearest visible one, in time
 * that grows with the number of tokens alone.
 *
 * <p>First along each column; then each row asks which column's parabola lies lowest. Source:
 * Meijster, Roerdink and Hesselink 2000, "A general algorithm for computing distance transforms in
 * linear time".
 */
final class DistanceTransform {
  private final int rows;
  private final int columns;
  private final boolean[] hidden;

  /** Hidden tokens, (rows, columns), row by row. */
  DistanceTransform(int rows, int columns, boolean[] hidden) {
    this.rows = rows;
    this.columns = columns;
    this.hidden = hidden;
  }

  /** The sum over hidden tokens, in tokens; infinite where none is visible. */
  double sum() {
    int[] along = alongColumns();
    int far = rows + columns;
    double sum = 0;
    int[] lowest = new int[columns]; // the column whose parabola is lowest in a stretch
    int[] begin = new int[columns]; // where that stretch begins
    for (int row = 0; row < rows; row++) {
      int from = row * columns;
      int last = 0;
      lowest[0] = 0;
      begin[0] = 0;
      for (int column = 1; column < columns; column++) {
        while (last >= 0
            && height(along, from, lowest[last], begin[last])
                > height(along, from, column, begin[last])) {
          last--;
        }
        if (last < 0) {
          last = 0;
          lowest[0] = column;
        } else {
          int next = 1 + crossing(along, from, lowest[last], column);
          if (next < columns) {
            last++;
            lowest[last] = column;
            begin[last] = next;
          }
        }
      }
      for (int column = columns - 1; column >= 0; column--) {
        if (hidden[from + column]) {
          long squared = height(along, from, lowest[last], column);
          if (squared >= (long) far * far) {
            return Double.POSITIVE_INFINITY;
          }
          sum += Math.sqrt(squared);
        }
        if (column == begin[last]) {
          last--;
        }
      }
    }
    return sum;
  }

  /** Tokens to the nearest visible one in the same column; very far where there is none. */
  private int[] alongColumns() {
    int far = rows + columns;
    int[] along = new int[rows * columns];
    for (int i = 0; i < along.length; i++) {
      int above = i < columns ? far : along[i - columns];
      along[i] = !hidden[i] ? 0 : Math.min(far, above + 1);
    }
    for (int i = along.length - columns - 1; i >= 0; i--) {
      along[i] = Math.min(along[i], along[i + columns] + 1);
    }
    return along;
  }

  /** The squared distance from a token at {@code column} to the nearest visible one of another. */
  private static long height(int[] along, int from, int other, int column) {
    long down = along[from + other];
    long across = column - other;
    return down * down + across * across;
  }

  /** The last column where the parabola of {@code left} is not above that of {@code right}. */
  private static int crossing(int[] along, int from, int left, int right) {
    long a = along[from + left];
    long b = along[from + right];
    long difference = (long) right * right - (long) left * left + b * b - a * a;
    return (int) Math.floorDiv(difference, 2L * (right - left));
  }
}
