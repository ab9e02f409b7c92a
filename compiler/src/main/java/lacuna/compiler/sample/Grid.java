package lacuna.compiler.sample;

/**
 * The tokens of an image on which AvgDist is measured: of 4 px, as those of SimMIM's Swin
 * transformers, or of a cell of the mask where that is smaller.
 */
final class Grid {
  private static final double TOKEN = 4;

  private final int rows;
  private final int columns;
  private final int[] down;
  private final int[] across;
  private final int cells;
  private final double side;

  /**
   * @param rows cells of the mask above each other
   * @param columns cells of the mask side by side
   * @param height of the image, pixels
   * @param width of the image, pixels
   * @throws NoFigures where there are too many cells or tokens
   */
  Grid(long rows, long columns, long height, long width, Work work) {
    work.spend(rows);
    work.spend(columns);
    work.spend(rows * columns);
    double tall = (double) height / rows;
    double wide = (double) width / columns;
    side = Math.min(TOKEN, Math.min(tall, wide));
    long high = (long) Math.max(1, Math.floor(height / side));
    long broad = (long) Math.max(1, Math.floor(width / side));
    work.spend(high);
    work.spend(broad);
    work.spend(high * broad);
    this.rows = (int) high;
    this.columns = (int) broad;
    down = cells(this.rows, side / tall, (int) rows);
    across = cells(this.columns, side / wide, (int) columns);
    cells = (int) columns;
  }

  /** The cell that holds the middle of each token. */
  private static int[] cells(int tokens, double share, int most) {
    int[] cells = new int[tokens];
    for (int i = 0; i < tokens; i++) {
      cells[i] = (int) Math.min(most - 1, Math.floor((i + 0.5) * share));
    }
    return cells;
  }

  /** How many tokens there are. */
  long size() {
    return (long) rows * columns;
  }

  /**
   * Mean distance of the hidden tokens to the nearest visible one, pixels; not a number where
   * nothing is hidden, infinite where nothing is visible.
   */
  double distance(boolean[] mask) {
    boolean[] hidden = new boolean[rows * columns];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        boolean hides = mask[down[row] * cells + across[column]];
        hidden[row * columns + column] = hides;
        count += hides ? 1 : 0;
      }
    }
    return count == 0 ? Double.NaN : side * new Nearest(rows, columns, hidden).sum() / count;
  }
}
