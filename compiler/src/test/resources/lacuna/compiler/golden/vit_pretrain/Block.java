package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.Init;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** One pre-norm transformer block, with layer scale or without. stdlib/vit.lac:20 */
final class Block extends Layer {
  private static final double DROP_PATH = 0.0;
  private static final int WIDTH = 32;

  private final LayerNorm norm1;
  private final Attention attn;
  private final LayerNorm norm2;
  private final Mlp mlp;
  private final NDArray gamma1; // (32)
  private final NDArray gamma2; // (32)

  Block(Weights at, Init outInit) {
    super(at);
    norm1 = new LayerNorm(at.in("norm1"));
    attn = new Attention(at.in("attn"), outInit);
    norm2 = new LayerNorm(at.in("norm2"));
    mlp = new Mlp(at.in("mlp"), outInit);
    gamma1 = at.param("gamma_1", new Constant(0.1), WIDTH);
    gamma2 = at.param("gamma_2", new Constant(0.1), WIDTH);
  }

  /** x (batch, 65, 32), shared (2, 65, 65) -> (batch, 65, 32). */
  @Override
  protected NDArray forward(NDArray x, NDArray shared) {
    NDArray bias = shared; // (2, 65, 65)
    // (batch, 65, 32)
    x = addStochasticDepth(x, gamma1, attn.apply(norm1.apply(x), bias), DROP_PATH);
    return addStochasticDepth(x, gamma2, mlp.apply(norm2.apply(x)), DROP_PATH);
  }
}
