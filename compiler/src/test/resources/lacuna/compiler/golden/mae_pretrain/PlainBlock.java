package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** One pre-norm transformer block without layer scale. stdlib/mae.lac:38 */
final class PlainBlock extends Layer {
  private static final double DROP_PATH = 0.0;
  private static final double MLP_RATIO = 4.0;

  private final LayerNorm norm1;
  private final PlainAttention attn;
  private final LayerNorm norm2;
  private final Mlp mlp;

  PlainBlock(Weights at, int width, int heads) {
    super(at);
    norm1 = new LayerNorm(at.in("norm1"), width);
    attn = new PlainAttention(at.in("attn"), width, heads);
    norm2 = new LayerNorm(at.in("norm2"), width);
    mlp = new Mlp(at.in("mlp"), width, (int) (width * MLP_RATIO));
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    x = addStochasticDepth(x, attn.apply(norm1.apply(x)), DROP_PATH);
    return addStochasticDepth(x, mlp.apply(norm2.apply(x)), DROP_PATH);
  }
}
