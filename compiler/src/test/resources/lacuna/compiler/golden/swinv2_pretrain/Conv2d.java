package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Uniform;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Convolution without padding. stdlib/nn.lac:23 */
final class Conv2d extends Layer {
  private final int stride;
  private final NDArray weight; // (*, *, *, *)
  private final NDArray bias; // (*)

  Conv2d(Weights at, int inputs, int outputs, int kernel, int stride) {
    super(at);
    this.stride = stride;
    double limit = 1 / Math.sqrt(inputs * kernel * kernel);
    weight = at.param("weight", new Uniform(-limit, limit), outputs, inputs, kernel, kernel);
    bias = at.param("bias", new Uniform(-limit, limit), outputs);
  }

  /** x (batch, *, *, *) -> (batch, *, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    return conv2d(x, weight, bias, stride, 0);
  }
}
