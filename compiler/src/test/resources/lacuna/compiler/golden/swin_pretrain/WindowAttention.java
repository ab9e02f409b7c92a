package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Attention within windows, with relative position bias. stdlib/swin.lac:6 */
final class WindowAttention extends Layer {
  private static final boolean QKV_BIAS = true;

  private final int heads;
  private final int size;
  private final RelativePositionBias position;
  private final Linear qkv;
  private final Linear proj;

  WindowAttention(Weights at, int width, int heads, int windowSize) {
    super(at);
    this.heads = heads;
    this.size = width / heads;
    position = new RelativePositionBias(at, windowSize, windowSize, heads);
    qkv = new Linear(at.in("qkv"), width, 3 * width, QKV_BIAS);
    proj = new Linear(at.in("proj"), width, width, true);
  }

  /** x (batch, *, *, *) -> (batch, *, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    List<NDArray> parts = Functions.splitHeads(qkv.apply(x), heads);
    NDArray q = parts.get(0);
    NDArray k = parts.get(1);
    NDArray v = parts.get(2);
    NDArray bias = position.apply();
    return proj.apply(
        Functions.mergeHeads(scaledDotProductAttention(q, k, v, bias, 1 / Math.sqrt(size))));
  }
}
