package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.nn.Weights;

/**
 * Whole square cells, drawn uniformly without replacement (SimMIM, section 3.2). stdlib/masks.lac:4
 */
final class RandomMask extends Layer {
  private static final int CELLS = 16; // rows * columns
  private static final int HIDDEN = 8; // ceil(cells * ratio)

  RandomMask(Weights at) {
    super(at);
  }

  /** -> (batch, 4, 4) of Bool. */
  NDArray forward() {
    try (Scope scope = Scope.open(this)) {
      NDArray rank = argsort(argsort(rand(batch(), CELLS))); // (batch, 16)
      return scope.keep(reshape(greaterEqual(rank, CELLS - HIDDEN), batch(), 4, 4));
    }
  }
}
