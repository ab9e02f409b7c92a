package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** stdlib/losses.lac:26 */
final class L2Loss extends Layer {
  private static final double EPS = 1e-5;

  L2Loss(Weights at) {
    super(at);
  }

  /** prediction (batch, 3, 32, 32), truth (batch, 3, 32, 32), m (batch, 4, 4) -> (). */
  @Override
  protected NDArray forward(NDArray prediction, NDArray truth, NDArray m) {
    return Functions.over(mul(sub(prediction, truth), sub(prediction, truth)), m, EPS);
  }
}
