package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.GlorotUniform;
import lacuna.runtime.init.Within;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Convolution without padding. stdlib/nn.lac:14 */
final class Conv2d extends Layer {
  private static final int STRIDE = 8;
  private static final int OUTPUTS = 32;
  private static final int INPUTS = 3;
  private static final int KERNEL = 8;
  private static final double LIMIT = 0.07216878364870323; // 1 / sqrt(inputs * kernel * kernel)

  private final NDArray weight; // (32, 3, 8, 8)
  private final NDArray bias; // (32)

  Conv2d(Weights at) {
    super(at);
    weight = at.param("weight", new GlorotUniform(), OUTPUTS, INPUTS, KERNEL, KERNEL);
    bias = at.param("bias", new Within(LIMIT), OUTPUTS);
  }

  /** x (batch, 3, 32, 32) -> (batch, 32, 4, 4). */
  @Override
  protected NDArray forward(NDArray x) {
    return convolve(x, weight, bias, STRIDE, 0);
  }
}
