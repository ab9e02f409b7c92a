package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** From an offset to one number per head. stdlib/swinv2.lac:32 */
final class PositionMlp extends Layer {
  private final Linear first;
  private final Linear second;

  PositionMlp(Weights at, int heads) {
    super(at);
    first = new Linear(at.in("0"), 2, 512, true);
    second = new Linear(at.in("2"), 512, heads, false);
  }

  /** x (1, 7, 7, 2) -> (1, 7, 7, *). */
  @Override
  protected NDArray forward(NDArray x) {
    return second.apply(relu(first.apply(x, null)), null);
  }
}
