package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * One block, its norms behind the branches. Their gains start at 0, so that the block starts as the
 * identity. stdlib/swinv2.lac:68
 */
final class Swinv2Block2 extends Layer {
  private static final int WINDOW_SIZE = 4; // min(window, min(rows, columns))
  // if shifted and min(rows, columns) > window then floor(window / 2) else 0
  private static final int SHIFT = 2;
  private static final double DROP_PATH = 0.0;
  private static final double MLP_RATIO = 4.0;

  private final int rows;
  private final int columns;
  private final CosineWindowAttention2 attn;
  private final LayerNorm norm1;
  private final Mlp mlp;
  private final LayerNorm norm2;
  private final NDArray attnMask; // (*, 16, 16)

  Swinv2Block2(Weights at, int width, int rows, int columns) {
    super(at);
    this.rows = rows;
    this.columns = columns;
    attn = new CosineWindowAttention2(at.in("attn"), width);
    norm1 = new LayerNorm(at.in("norm1"), width, 0.0);
    mlp = new Mlp(at.in("mlp"), width, (int) (width * MLP_RATIO));
    norm2 = new LayerNorm(at.in("norm2"), width, 0.0);
    attnMask =
        at.buffer("attn_mask", Functions.shiftedWindowMask(rows, columns, WINDOW_SIZE, SHIFT));
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    NDArray windows = Functions.shiftedWindows(x, rows, columns, WINDOW_SIZE, SHIFT);
    NDArray attended = attn.apply(windows, attnMask);
    x =
        addStochasticDepth(
            x,
            norm1.apply(Functions.unshiftedTokens(attended, rows, columns, WINDOW_SIZE, SHIFT)),
            DROP_PATH);
    return addStochasticDepth(x, norm2.apply(mlp.apply(x)), DROP_PATH);
  }
}
