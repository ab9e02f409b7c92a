package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * The normalized image itself, downsampled by averaging to `size` where given (SimMIM, table 3).
 * stdlib/targets.lac:5
 */
final class PixelsTarget extends Layer {
  PixelsTarget(Weights at) {
    super(at);
  }

  /** x (batch, 3, 64, 64) -> (batch, 3, 64, 64). */
  @Override
  protected NDArray forward(NDArray x) {
    return x;
  }
}
