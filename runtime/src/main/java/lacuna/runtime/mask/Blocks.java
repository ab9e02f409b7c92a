package lacuna.runtime.mask;

import java.util.random.RandomGenerator;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;

/**
 * Rectangles of random size and aspect until enough is hidden (BEiT, algorithm 1).
 *
 * <p>As the official implementation: a rectangle is drawn up to {@code attempts} times until it hides
 * at least one cell more and no more cells than are still wanted or than {@code maxCells}; if none
 * does, the mask stays short of its count. Source: BEiT {@code masking_generator.py}.
 */
final class Blocks implements Drawing {
  final int rows;
  final int columns;
  private final int wanted;
  private final int minCells;
  private final int maxCells;
  private final double logLow;
  private final double logHigh;
  private final int attempts;

  /**
   * @param cell side of a cell, pixels; it divides the image
   * @param ratio share of the cells to hide, rounded up to whole cells
   * @param minCells cells of the smallest rectangle that is drawn
   * @param maxCells cells of the largest rectangle, and the most that one hides
   * @param aspect height over width of a rectangle
   * @param attempts attempts to place one more rectangle
   */
  Blocks(
      Size image,
      int cell,
      double ratio,
      int minCells,
      int maxCells,
      Range aspect,
      int attempts) {
    rows = image.height() / cell;
    columns = image.width() / cell;
    wanted = (int) Math.ceil(rows * columns * ratio);
    this.minCells = minCells;
    this.maxCells = maxCells;
    logLow = StrictMath.log(aspect.start());
    logHigh = StrictMath.log(aspect.end());
    this.attempts = attempts;
  }

  @Override
  public boolean[] draw(RandomGenerator random) {
    boolean[] hidden = new boolean[rows * columns];
    cells(random).write(hidden, 0);
    return hidden;
  }

  /** One image's cells. */
  Cells cells(RandomGenerator random) {
    Cells cells = new Cells(rows, columns);
    boolean goesOn = true;
    while (goesOn && cells.count() < wanted) {
      goesOn = hideOneMore(cells, random);
    }
    return cells;
  }

  private boolean hideOneMore(Cells cells, RandomGenerator random) {
    int most = Math.min(wanted - cells.count(), maxCells);
    for (int attempt = 0; attempt < attempts; attempt++) {
      double area = minCells + random.nextDouble() * (most - minCells);
      double aspect = StrictMath.exp(logLow + random.nextDouble() * (logHigh - logLow));
      int height = (int) Math.rint(Math.sqrt(area * aspect));
      int width = (int) Math.rint(Math.sqrt(area / aspect));
      if (height < rows && width < columns) {
        int top = random.nextInt(rows - height + 1);
        int left = random.nextInt(columns - width + 1);
        int more = height * width - cells.count(top, left, height, width);
        if (0 < more && more <= most) {
          cells.hide(top, left, height, width);
          return true;
        }
      }
    }
    return false;
  }
}
