package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.nn.Weights;

/** a.lac:1 */
final class L1 extends Layer {
  L1(Weights at) {
    super(at);
  }

  /** prediction (batch, 3, 32, 32), target (batch, 3, 32, 32), m (batch, 4, 4) of Bool -> (). */
  NDArray forward(NDArray prediction, NDArray target, NDArray m) {
    try (Scope scope = Scope.open(this)) {
      NDArray weight = toInt(m);
      return scope.keep(div(sum(mul(abs(sub(prediction, target)), weight)), batch() * 3 * 32 * 32));
    }
  }
}
