package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Uniform;
import lacuna.runtime.init.XavierUniform;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Convolution without padding. stdlib/nn.lac:23 */
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
    weight = at.param("weight", new XavierUniform(), OUTPUTS, INPUTS, KERNEL, KERNEL);
    bias = at.param("bias", new Uniform(-0.07216878364870323, LIMIT), OUTPUTS);
  }

  /** x (batch, 3, 32, 32) -> (batch, 32, 4, 4). */
  @Override
  protected NDArray forward(NDArray x) {
    return conv2d(x, weight, bias, STRIDE, 0);
  }
}
