package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.nn.Weights;

/** stdlib/heads.lac:5 */
final class LinearHead extends Layer {
  private final Linear conv;

  LinearHead(Weights at) {
    super(at);
    conv = new Linear(at.in("0"), 64, 48, new TruncatedNormal(0.02, 0.02));
  }

  /** z (batch, 64, 8, 8) -> (batch, 3, 32, 32). */
  NDArray forward(NDArray z) {
    try (Scope scope = Scope.open(this)) {
      return scope.keep(pixelShuffle(conv.forward(z), 4));
    }
  }
}
