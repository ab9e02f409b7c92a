package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * One block. The window shrinks to the grid where the grid is smaller, and is then not shifted.
 * stdlib/swin.lac:21
 */
final class SwinBlock2 extends Layer {
  private static final int WINDOW_SIZE = 4; // min(window, min(rows, columns))
  // if shifted and min(rows, columns) > window then floor(window / 2) else 0
  private static final int SHIFT = 2;
  private static final double DROP_PATH = 0.0;
  private static final double MLP_RATIO = 4.0;

  private final int rows;
  private final int columns;
  private final LayerNorm norm1;
  private final WindowAttention2 attn;
  private final LayerNorm norm2;
  private final Mlp mlp;
  private final NDArray attnMask; // (*, 16, 16)

  SwinBlock2(Weights at, int width, int heads, int rows, int columns) {
    super(at);
    this.rows = rows;
    this.columns = columns;
    norm1 = new LayerNorm(at.in("norm1"), width);
    attn = new WindowAttention2(at.in("attn"), width, heads);
    norm2 = new LayerNorm(at.in("norm2"), width);
    mlp = new Mlp(at.in("mlp"), width, (int) (width * MLP_RATIO));
    attnMask =
        at.buffer("attn_mask", Functions.shiftedWindowMask(rows, columns, WINDOW_SIZE, SHIFT));
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    NDArray windows = Functions.shiftedWindows(norm1.apply(x), rows, columns, WINDOW_SIZE, SHIFT);
    NDArray attended = attn.apply(windows, attnMask);
    x =
        addStochasticDepth(
            x, Functions.unshiftedTokens(attended, rows, columns, WINDOW_SIZE, SHIFT), DROP_PATH);
    return addStochasticDepth(x, mlp.apply(norm2.apply(x)), DROP_PATH);
  }
}
