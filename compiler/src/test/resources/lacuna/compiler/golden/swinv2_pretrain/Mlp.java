package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Two linear layers with a GELU between them. stdlib/nn.lac:82 */
final class Mlp extends Layer {
  private final Linear fc1;
  private final Linear fc2;

  Mlp(Weights at, int width, int hidden) {
    super(at);
    fc1 = new Linear(at.in("fc1"), width, hidden, true);
    fc2 = new Linear(at.in("fc2"), hidden, width, true);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    return fc2.apply(gelu(fc1.apply(x, null)), null);
  }
}
