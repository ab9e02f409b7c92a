package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Mean squared error. stdlib/losses.lac:44 */
final class L2Loss extends Layer {
  private static final double EPS = 1e-5;

  L2Loss(Weights at) {
    super(at);
  }

  /** prediction (batch, 3, 32, 32), target (batch, 3, 32, 32), m (batch, 4, 4) -> (). */
  @Override
  protected NDArray forward(NDArray prediction, NDArray target, NDArray m) {
    return Functions.maskedMean(mul(sub(prediction, target), sub(prediction, target)), m, EPS);
  }
}
