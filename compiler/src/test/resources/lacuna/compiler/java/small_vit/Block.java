package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Init;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.nn.Weights;

/** One pre-norm transformer block with layer scale. stdlib/vit.lac:22 */
final class Block extends Layer {
  private final double dropPath;
  private final LayerNorm norm1;
  private final Attention attn;
  private final LayerNorm norm2;
  private final NDArray gamma1; // (64)
  private final NDArray gamma2; // (64)
  private final Linear fc;

  Block(Weights at, double dropPath, Init outInit) {
    super(at);
    this.dropPath = dropPath;
    norm1 = new LayerNorm(at.in("norm1"), 64);
    attn = new Attention(at.in("attn"), outInit);
    norm2 = new LayerNorm(at.in("norm2"), 64);
    gamma1 = at.param("gamma_1", new Constant(0.1), 64);
    gamma2 = at.param("gamma_2", new Constant(0.1), 64);
    fc = new Linear(at.in("fc"), 64, 64, outInit);
  }

  /** x (batch, 64, 64), shared (4, 64, 64) -> (batch, 64, 64). */
  NDArray forward(NDArray x, NDArray shared) {
    try (Scope scope = Scope.open(this)) {
      x = residual(x, attn.forward(norm1.forward(x), shared), dropPath, gamma1);
      return scope.keep(residual(x, fc.forward(gelu(norm2.forward(x))), dropPath, gamma2));
    }
  }
}
