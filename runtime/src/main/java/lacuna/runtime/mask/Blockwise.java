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

/** Hides rectangles of random size and aspect until enough is hidden (BEiT, algorithm 1). */
public final class Blockwise {
  private static final int SEEDS = 1 << 30;

  private final Blocks blocks;

  /**
   * @param cell side of a cell, pixels; it divides the image
   * @param ratio share of the cells to hide, rounded up to whole cells
   * @param minCells cells of the smallest rectangle that is drawn
   * @param aspect height over width of a rectangle
   * @param attempts attempts to place one more rectangle
   */
  public Blockwise(Size image, int cell, double ratio, int minCells, Range aspect, int attempts) {
    blocks = new Blocks(image, cell, ratio, minCells, aspect, attempts);
  }

  /** (batch, rows, columns) of booleans. */
  public NDArray forward(long batch) {
    int images = Math.toIntExact(batch);
    RandomGenerator random = generator();
    boolean[] hidden = new boolean[images * blocks.rows * blocks.columns];
    for (int image = 0; image < images; image++) {
      blocks.cells(random).write(hidden, image);
    }
    return Context.current().memory().create(hidden, new Shape(batch, blocks.rows, blocks.columns));
  }

  /** A generator that hangs on the engine's. */
  private static RandomGenerator generator() {
    try (NDArray high = Tensors.randint(new long[] {1}, SEEDS);
        NDArray low = Tensors.randint(new long[] {1}, SEEDS)) {
      long seed = (long) Engines.number(high) * SEEDS + (long) Engines.number(low);
      return new SplittableRandom(seed);
    }
  }
}
