package lacuna.compiler.sample;

/** The tokens of an image on which AvgDist is measured: no larger than a cell of the mask. */
final class TokenGrid {
  private final double token;
  private final int rows;
  private final int columns;
  private final int[] cell; // that holds the middle of each token

  /**
   * @param height of the image, pixels
   * @param width of the image, pixels
   * @param largest side of a token, pixels
   * @throws UnsupportedMaskException where there are too many cells or tokens
   */
  TokenGrid(
      long maskRows,
      long maskColumns,
      long height,
      long width,
      long largest,
      DrawingBudget budget) {
    budget.spend(maskRows);
    budget.spend(maskColumns);
    budget.spend(maskRows * maskColumns);
    double cellHeight = (double) height / maskRows;
    double cellWidth = (double) width / maskColumns;
    token = Math.min(largest, Math.min(cellHeight, cellWidth));
    rows = tokens(height, budget);
    columns = tokens(width, budget);
    budget.spend(size());
    cell = new int[rows * columns];
    for (int i = 0; i < cell.length; i++) {
      long row = cell(i / columns, token / cellHeight, maskRows);
      cell[i] = (int) (row * maskColumns + cell(i % columns, token / cellWidth, maskColumns));
    }
  }

  private int tokens(long side, DrawingBudget budget) {
    long count = (long) Math.max(1, Math.floor(side / token));
    budget.spend(count);
    return (int) count;
  }

  private static long cell(int token, double cellsPerToken, long cells) {
    return (long) Math.min(cells - 1, Math.floor((token + 0.5) * cellsPerToken));
  }

  /** How many tokens there are. */
  long size() {
    return (long) rows * columns;
  }

  /**
   * Mean distance of the hidden tokens to the nearest visible one, pixels; NaN where nothing is
   * hidden, infinite where nothing is visible.
   */
  double distance(boolean[] mask) {
    boolean[] hidden = new boolean[cell.length];
    int count = 0;
    for (int i = 0; i < cell.length; i++) {
      hidden[i] = mask[cell[i]];
      count += hidden[i] ? 1 : 0;
    }
    return count == 0
        ? Double.NaN
        : token * new DistanceTransform(rows, columns, hidden).sum() / count;
  }
}
