package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Attention within windows, with relative position bias. stdlib/swin.lac:31 */
final class WindowAttention extends Layer {
  private final int heads;
  private final int size;
  private final RelativePositionBias position;
  private final Linear qkv;
  private final Linear proj;

  WindowAttention(Weights at, int width, int heads, int side) {
    super(at);
    this.heads = heads;
    this.size = width / heads;
    position = new RelativePositionBias(at, side, side, heads);
    qkv = new Linear(at.in("qkv"), width, 3 * width, true);
    proj = new Linear(at.in("proj"), width, width, true);
  }

  /** x (batch, *, *, *), apart (*, 16, 16) -> (batch, *, *, *). */
  @Override
  protected NDArray forward(NDArray x, NDArray apart) {
    int count = size(x, 1);
    List<NDArray> parts = Functions.splitHeads(qkv.apply(x), heads);
    NDArray q = parts.get(0);
    NDArray k = parts.get(1);
    NDArray v = parts.get(2);
    NDArray bias = position.apply();
    if (apart != null) {
      bias = add(bias, reshape(apart, count, 1, 16, 16));
    }
    return proj.apply(Functions.joinHeads(attend(q, k, v, bias, 1 / Math.sqrt(size))));
  }
}
