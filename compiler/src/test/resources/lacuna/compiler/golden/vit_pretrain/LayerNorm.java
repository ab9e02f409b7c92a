package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Layer normalization over the last axis. stdlib/nn.lac:48 */
final class LayerNorm extends Layer {
  private static final double EPS = 1e-6;
  private static final double GAIN = 1.0;
  private static final int WIDTH = 32;

  private final NDArray weight; // (32)
  private final NDArray bias; // (32)

  LayerNorm(Weights at) {
    super(at);
    weight = at.param("weight", new Constant(GAIN), WIDTH);
    bias = at.param("bias", new Constant(0), WIDTH);
  }

  /** x (batch, 65, 32) -> (batch, 65, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    return layerNorm(x, weight, bias, EPS);
  }
}
