package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Attention within windows, with relative position bias. stdlib/swin.lac:6 */
final class WindowAttention2 extends Layer {
  private static final int WINDOW_SIZE = 4;
  private static final boolean QKV_BIAS = true;

  private final int heads;
  private final RelativePositionBias position;
  private final Linear qkv;
  private final Linear proj;

  WindowAttention2(Weights at, int width, int heads) {
    super(at);
    this.heads = heads;
    position = new RelativePositionBias(at, WINDOW_SIZE, WINDOW_SIZE, heads);
    qkv = new Linear(at.in("qkv"), width, 3 * width, QKV_BIAS);
    proj = new Linear(at.in("proj"), width, width, true);
  }

  /** x (batch, *, 16, *), attn_mask (*, 16, 16) -> (batch, *, 16, *). */
  @Override
  protected NDArray forward(NDArray x, NDArray attnMask) {
    int count = size(x, 1);
    List<NDArray> parts = Functions.splitHeads(qkv.apply(x), heads);
    NDArray q = parts.get(0);
    NDArray k = parts.get(1);
    NDArray v = parts.get(2);
    NDArray bias = position.apply();
    bias = add(bias, reshape(attnMask, count, 1, 16, 16));
    return proj.apply(Functions.mergeHeads(scaledDotProductAttention(q, k, v, bias, 0.5)));
  }
}
