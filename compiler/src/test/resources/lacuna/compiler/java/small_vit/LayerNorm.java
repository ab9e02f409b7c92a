package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.nn.Weights;

/** stdlib/nn.lac:25 */
final class LayerNorm extends Layer {
  private static final double EPS = 1e-6;

  private final NDArray weight; // (width)
  private final NDArray bias; // (width)

  LayerNorm(Weights at, int width) {
    super(at);
    weight = at.param("weight", new Constant(1.0), width);
    bias = at.param("bias", new Constant(0), width);
  }

  /** x (..., width) -> (..., width). */
  NDArray forward(NDArray x) {
    try (Scope scope = Scope.open(this)) {
      return scope.keep(layerNorm(x, weight, bias, EPS));
    }
  }
}
