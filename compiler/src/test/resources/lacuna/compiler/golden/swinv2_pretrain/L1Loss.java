package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** stdlib/losses.lac:19 */
final class L1Loss extends Layer {
  private static final double EPS = 1e-5;

  L1Loss(Weights at) {
    super(at);
  }

  /** prediction (batch, 3, 32, 32), truth (batch, 3, 32, 32), m (batch, 16, 16) -> (). */
  @Override
  protected NDArray forward(NDArray prediction, NDArray truth, NDArray m) {
    return Functions.over(abs(sub(prediction, truth)), m, EPS);
  }
}
