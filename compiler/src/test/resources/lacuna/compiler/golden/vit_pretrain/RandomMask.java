package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * Whole square cells, drawn uniformly without replacement (SimMIM, section 3.2). stdlib/masks.lac:4
 */
final class RandomMask extends Layer {
  private static final int CELLS = 64; // mask_rows * mask_columns
  private static final int MASK_ROWS = 8; // image.height / cell
  private static final int MASK_COLUMNS = 8; // image.width / cell

  RandomMask(Weights at) {
    super(at);
  }

  /** -> (batch, 8, 8). */
  @Override
  protected NDArray forward(long batch) {
    NDArray noise = observe("noise", rand(batch, CELLS)); // (batch, 64)
    NDArray rank = argsort(argsort(noise)); // (batch, 64)
    return reshape(greaterEqual(rank, 25), batch, MASK_ROWS, MASK_COLUMNS);
  }
}
