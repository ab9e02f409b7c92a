package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * Attention within windows by the cosine between query and key, its scale learned per head.
 * stdlib/swinv2.lac:42
 */
final class CosineWindowAttention extends Layer {
  private final int width;
  private final int heads;
  private final NDArray logitScale; // (*, 1, 1)
  private final ContinuousPositionBias position;
  private final Linear qkv;
  private final NDArray qBias; // (*)
  private final NDArray vBias; // (*)
  private final Linear proj;

  CosineWindowAttention(Weights at, int width, int heads) {
    super(at);
    this.width = width;
    this.heads = heads;
    logitScale = at.decay(true).param("logit_scale", new Constant(2.302585092994046), heads, 1, 1);
    position = new ContinuousPositionBias(at.decay(true), heads);
    qkv = new Linear(at.in("qkv"), width, 3 * width, false);
    qBias = at.param("q_bias", new Constant(0), width);
    vBias = at.param("v_bias", new Constant(0), width);
    proj = new Linear(at.in("proj"), width, width, true);
  }

  /** x (batch, *, 16, *) -> (batch, *, 16, *). */
  @Override
  protected NDArray forward(NDArray x) {
    NDArray joint = qkv.apply(x, concat(List.of(qBias, zeros(width), vBias), 0));
    List<NDArray> parts = Functions.splitHeads(joint, heads);
    NDArray q = parts.get(0);
    NDArray k = parts.get(1);
    NDArray v = parts.get(2);
    NDArray bias = position.apply();
    NDArray scaledQ = mul(normalize(q), exp(minimum(logitScale, 4.605170185988092)));
    return proj.apply(
        Functions.mergeHeads(scaledDotProductAttention(scaledQ, normalize(k), v, bias, 1.0)), null);
  }
}
