package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Layer normalization over the last axis. stdlib/nn.lac:48 */
final class LayerNorm extends Layer {
  private static final double EPS = 1e-5;

  private final NDArray weight; // (*)
  private final NDArray bias; // (*)

  LayerNorm(Weights at, int width, double gain) {
    super(at);
    weight = at.param("weight", new Constant(gain), width);
    bias = at.param("bias", new Constant(0), width);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    return layerNorm(x, weight, bias, EPS);
  }
}
