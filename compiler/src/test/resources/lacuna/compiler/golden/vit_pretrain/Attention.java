package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Init;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * Multi-head self-attention, with learned query and value biases or none; the key has none.
 * stdlib/vit.lac:5
 */
final class Attention extends Layer {
  private static final int WIDTH = 32;
  private static final int HEADS = 2;

  private final Linear qkv;
  private final NDArray qBias; // (32)
  private final NDArray vBias; // (32)
  private final Linear proj;

  Attention(Weights at, Init outInit) {
    super(at);
    qkv = new Linear(at.in("qkv"), WIDTH, 96, false, new TruncatedNormal(0.02, 0.02));
    qBias = at.param("q_bias", new Constant(0), WIDTH);
    vBias = at.param("v_bias", new Constant(0), WIDTH);
    proj = new Linear(at.in("proj"), WIDTH, WIDTH, true, outInit);
  }

  /** x (batch, 65, 32), bias (2, 65, 65) -> (batch, 65, 32). */
  @Override
  protected NDArray forward(NDArray x, NDArray bias) {
    NDArray joint = qkv.apply(x, concat(List.of(qBias, zeros(WIDTH), vBias), 0)); // (batch, 65, 96)
    List<NDArray> parts = Functions.splitHeads(joint, HEADS);
    NDArray q = parts.get(0);
    NDArray k = parts.get(1);
    NDArray v = parts.get(2);
    return proj.apply(Functions.mergeHeads(scaledDotProductAttention(q, k, v, bias, 0.25)), null);
  }
}
