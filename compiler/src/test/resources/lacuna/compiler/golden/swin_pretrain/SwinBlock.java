package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * One block. The window shrinks to the grid where the grid is smaller, and is then not shifted.
 * stdlib/swin.lac:21
 */
final class SwinBlock extends Layer {
  private static final int WINDOW = 4;
  // if shifted and min(rows, columns) > window then floor(window / 2) else 0
  private static final int SHIFT = 0;
  private static final double DROP_PATH = 0.0;
  private static final double MLP_RATIO = 4.0;

  private final int rows;
  private final int columns;
  private final int windowSize;
  private final LayerNorm norm1;
  private final WindowAttention attn;
  private final LayerNorm norm2;
  private final Mlp mlp;

  SwinBlock(Weights at, int width, int heads, int rows, int columns) {
    super(at);
    this.rows = rows;
    this.columns = columns;
    this.windowSize = Math.min(WINDOW, Math.min(rows, columns));
    norm1 = new LayerNorm(at.in("norm1"), width);
    attn = new WindowAttention(at.in("attn"), width, heads, windowSize);
    norm2 = new LayerNorm(at.in("norm2"), width);
    mlp = new Mlp(at.in("mlp"), width, (int) (width * MLP_RATIO));
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    NDArray windows = Functions.shiftedWindows(norm1.apply(x), rows, columns, windowSize, SHIFT);
    NDArray attended = attn.apply(windows);
    x =
        addStochasticDepth(
            x, Functions.unshiftedTokens(attended, rows, columns, windowSize, SHIFT), DROP_PATH);
    return addStochasticDepth(x, mlp.apply(norm2.apply(x)), DROP_PATH);
  }
}
