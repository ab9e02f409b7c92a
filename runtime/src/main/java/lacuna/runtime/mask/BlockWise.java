package lacuna.runtime.mask;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Tensors;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;

/**
 * Hides rectangles of random size and aspect until enough is hidden (BEiT, algorithm 1).
 *
 * <p>As the official implementation: a rectangle is drawn up to {@code tries} times until it hides
 * at least one cell more and no more cells than are still wanted; if none does, the mask stays
 * short of its count. Source: BEiT {@code masking_generator.py}.
 */
public final class BlockWise {
  private static final int SEEDS = 1 << 30;

  private final int rows;
  private final int columns;
  private final int wanted;
  private final int smallest;
  private final double logLow;
  private final double logHigh;
  private final int tries;

  /**
   * @param cell side of a cell, pixels; it divides the image
   * @param ratio share of the cells to hide, rounded up to whole cells
   * @param smallest cells of the smallest rectangle that is drawn
   * @param aspect height over width of a rectangle
   * @param tries attempts to place one more rectangle
   */
  public BlockWise(Size image, int cell, double ratio, int smallest, Range aspect, int tries) {
    rows = image.height() / cell;
    columns = image.width() / cell;
    wanted = (int) Math.ceil(rows * columns * ratio);
    this.smallest = smallest;
    logLow = Math.log(aspect.start());
    logHigh = Math.log(aspect.end());
    this.tries = tries;
  }

  /** (batch, rows, columns) of truths. */
  public NDArray forward() {
    Context context = Context.current();
    int batch = Math.toIntExact(context.batch());
    RandomGenerator random = generator();
    boolean[] hidden = new boolean[batch * rows * columns];
    for (int image = 0; image < batch; image++) {
      draw(random).write(hidden, image);
    }
    return context.memory().create(hidden, new Shape(batch, rows, columns));
  }

  /** A generator that hangs on the engine's. */
  private static RandomGenerator generator() {
    try (NDArray high = Tensors.integers(new long[] {1}, SEEDS);
        NDArray low = Tensors.integers(new long[] {1}, SEEDS)) {
      long seed = (long) Engines.number(high) * SEEDS + (long) Engines.number(low);
      return new SplittableRandom(seed);
    }
  }

  /** One image's cells. */
  Cells draw(RandomGenerator random) {
    Cells cells = new Cells(rows, columns);
    boolean goesOn = true;
    while (goesOn && cells.count() < wanted) {
      goesOn = hideOneMore(cells, random);
    }
    return cells;
  }

  private boolean hideOneMore(Cells cells, RandomGenerator random) {
    int missing = wanted - cells.count();
    for (int attempt = 0; attempt < tries; attempt++) {
      double area = smallest + random.nextDouble() * (missing - smallest);
      double aspect = Math.exp(logLow + random.nextDouble() * (logHigh - logLow));
      int height = (int) Math.rint(Math.sqrt(area * aspect));
      int width = (int) Math.rint(Math.sqrt(area / aspect));
      if (height < rows && width < columns) {
        int top = random.nextInt(rows - height + 1);
        int left = random.nextInt(columns - width + 1);
        int more = height * width - cells.count(top, left, height, width);
        if (0 < more && more <= missing) {
          cells.hide(top, left, height, width);
          return true;
        }
      }
    }
    return false;
  }
}
