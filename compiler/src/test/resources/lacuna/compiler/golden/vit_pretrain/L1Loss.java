package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Mean absolute error. stdlib/losses.lac:30 */
final class L1Loss extends Layer {
  private static final double EPS = 1e-5;

  L1Loss(Weights at) {
    super(at);
  }

  /** prediction (batch, 3, 32, 32), target (batch, 3, 32, 32), m (batch, 8, 8) -> (). */
  @Override
  protected NDArray forward(NDArray prediction, NDArray target, NDArray m) {
    return Functions.maskedMean(abs(sub(prediction, target)), m, EPS);
  }
}
