package lacuna.runtime.mask;

import ai.djl.ndarray.NDArray;
import java.util.random.RandomGenerator;
import lacuna.runtime.tensor.HostTensor;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;

/** Hides rectangles of random size and aspect until enough is hidden (BEiT, algorithm 1). */
public final class Blockwise {
  private final Blocks blocks;
  private final Ahead masks = new Ahead(this::draw);

  /**
   * @param cell side of a cell, pixels; it divides the image
   * @param ratio share of the cells to hide, rounded up to whole cells
   * @param minCells cells of the smallest rectangle that is drawn
   * @param maxCells cells of the largest rectangle, and the most that one hides
   * @param aspect height over width of a rectangle
   * @param attempts attempts to place one more rectangle
   */
  public Blockwise(
      Size image,
      int cell,
      double ratio,
      int minCells,
      int maxCells,
      Range aspect,
      int attempts) {
    blocks = new Blocks(image, cell, ratio, minCells, maxCells, aspect, attempts);
  }

  /** (batch, rows, columns) of booleans. */
  public NDArray forward(long batch) {
    boolean[] hidden = masks.take(Math.toIntExact(batch));
    return HostTensor.upload(hidden, batch, blocks.rows, blocks.columns);
  }

  private boolean[] draw(RandomGenerator random, int images) {
    boolean[] hidden = new boolean[images * blocks.rows * blocks.columns];
    for (int image = 0; image < images; image++) {
      blocks.cells(random).write(hidden, image);
    }
    return hidden;
  }
}
