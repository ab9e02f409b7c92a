package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Init;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Two linear layers with a GELU between them. stdlib/nn.lac:82 */
final class Mlp extends Layer {
  private static final int WIDTH = 32;
  private static final int HIDDEN = 128;

  private final Linear fc1;
  private final Linear fc2;

  Mlp(Weights at, Init outInit) {
    super(at);
    fc1 = new Linear(at.in("fc1"), WIDTH, HIDDEN, true, new TruncatedNormal(0.02, 0.02));
    fc2 = new Linear(at.in("fc2"), HIDDEN, WIDTH, true, outInit);
  }

  /** x (batch, 65, 32) -> (batch, 65, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    return fc2.apply(gelu(fc1.apply(x, null)), null);
  }
}
