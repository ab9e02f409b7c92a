package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Init;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.nn.Weights;

/**
 * Multi-head self-attention with learned query and value biases and none for the key.
 * stdlib/vit.lac:5
 */
final class Attention extends Layer {
  private static final int WIDTH = 64;
  private static final int HEADS = 4;

  private final Linear qkv;
  private final NDArray qBias; // (64)
  private final NDArray vBias; // (64)
  private final Linear proj;

  Attention(Weights at, Init outInit) {
    super(at);
    qkv = new Linear(at.in("qkv"), WIDTH, 192, new TruncatedNormal(0.02, 0.02));
    qBias = at.param("q_bias", new Constant(0), WIDTH);
    vBias = at.param("v_bias", new Constant(0), WIDTH);
    proj = new Linear(at.in("proj"), WIDTH, WIDTH, outInit);
  }

  /** x (batch, 64, 64), bias (4, 64, 64) -> (batch, 64, 64). */
  NDArray forward(NDArray x, NDArray bias) {
    try (Scope scope = Scope.open(this)) {
      List<NDArray> parts =
          Functions.splitHeads(add(qkv.forward(x), concat(List.of(qBias, zeros(WIDTH), vBias), 0)));
      NDArray q = parts.get(0);
      NDArray k = parts.get(1);
      NDArray v = parts.get(2);
      // (batch, 4, 64, 16)
      NDArray attended =
          scaledDotProductAttention(q, k, v, bias, 1 / Math.sqrt((double) WIDTH / HEADS));
      return scope.keep(proj.forward(reshape(transpose(attended, -3, -2), batch(), 64, WIDTH)));
    }
  }
}
