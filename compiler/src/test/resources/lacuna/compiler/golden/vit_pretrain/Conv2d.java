package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Init;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Convolution without padding. stdlib/nn.lac:23 */
final class Conv2d extends Layer {
  private final int stride;
  private final NDArray weight; // (*, *, *, *)
  private final NDArray bias; // (*)

  Conv2d(
      Weights at, int inputs, int outputs, int kernel, int stride, Init biasInit, Init weightInit) {
    super(at);
    this.stride = stride;
    weight = at.param("weight", weightInit, outputs, inputs, kernel, kernel);
    bias = at.param("bias", biasInit, outputs);
  }

  /** x (batch, *, *, *) -> (batch, *, 8, 8). */
  @Override
  protected NDArray forward(NDArray x) {
    return conv2d(x, weight, bias, stride, 0);
  }
}
