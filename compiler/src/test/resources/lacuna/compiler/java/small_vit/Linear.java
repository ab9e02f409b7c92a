package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Init;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.nn.Weights;

/** x W^T + b. stdlib/nn.lac:4 */
final class Linear extends Layer {
  private final NDArray weight; // (outputs, inputs)
  private final NDArray bias; // (outputs)

  Linear(Weights at, int inputs, int outputs, Init init) {
    super(at);
    weight = at.param("weight", init, outputs, inputs);
    bias = at.param("bias", new Constant(0), outputs);
  }

  /** x (..., inputs) -> (..., outputs). */
  NDArray forward(NDArray x) {
    try (Scope scope = Scope.open(this)) {
      return scope.keep(linear(x, weight, bias));
    }
  }
}
