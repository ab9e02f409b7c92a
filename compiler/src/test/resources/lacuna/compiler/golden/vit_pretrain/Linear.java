package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Init;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** x W^T + b; the bias is learned, or given with each call. stdlib/nn.lac:4 */
final class Linear extends Layer {
  private final boolean biased;
  private final NDArray weight; // (*, *)
  private final NDArray bias; // (*)

  Linear(Weights at, int inputs, int outputs, boolean biased, Init init) {
    super(at);
    this.biased = biased;
    weight = at.param("weight", init, outputs, inputs);
    bias = biased ? at.param("bias", new Constant(0), outputs) : null;
  }

  /** x (batch, 65, *), given (96) -> (batch, 65, *). */
  @Override
  protected NDArray forward(NDArray x, NDArray given) {
    return linear(x, weight, biased ? bias : given);
  }
}
