package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Multi-head self-attention with biases. stdlib/mae.lac:27 */
final class PlainAttention extends Layer {
  private final int width;
  private final int heads;
  private final Linear qkv;
  private final Linear proj;

  PlainAttention(Weights at, int width, int heads) {
    super(at);
    this.width = width;
    this.heads = heads;
    qkv = new Linear(at.in("qkv"), width, 3 * width);
    proj = new Linear(at.in("proj"), width, width);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    List<NDArray> parts = Functions.splitHeads(qkv.apply(x), heads);
    NDArray q = parts.get(0);
    NDArray k = parts.get(1);
    NDArray v = parts.get(2);
    return proj.apply(
        Functions.mergeHeads(
            scaledDotProductAttention(q, k, v, null, 1 / Math.sqrt(width / heads))));
  }
}
