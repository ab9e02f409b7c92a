package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * Whole square cells, drawn uniformly without replacement (SimMIM, section 3.2). stdlib/masks.lac:4
 */
final class RandomMask extends Layer {
  private static final int CELLS = 256; // mask_rows * mask_columns
  private static final int MASK_ROWS = 16; // image.height / cell
  private static final int MASK_COLUMNS = 16; // image.width / cell

  RandomMask(Weights at) {
    super(at);
  }

  /** -> (batch, 16, 16). */
  @Override
  protected NDArray forward(long batch) {
    NDArray noise = observe("noise", rand(batch, CELLS)); // (batch, 256)
    NDArray rank = argsort(argsort(noise)); // (batch, 256)
    return reshape(greaterEqual(rank, 102), batch, MASK_ROWS, MASK_COLUMNS);
  }
}
