package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.XavierUniform;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** x W^T + b; the bias is learned, or given with each call. stdlib/nn.lac:4 */
final class Linear extends Layer {
  private final NDArray weight; // (*, *)
  private final NDArray bias; // (*)

  Linear(Weights at, int inputs, int outputs) {
    super(at);
    weight = at.param("weight", new XavierUniform(), outputs, inputs);
    bias = at.param("bias", new Constant(0), outputs);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    return linear(x, weight, bias);
  }
}
