package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * One block. The window shrinks to the grid where the grid is smaller, and is then not shifted.
 * stdlib/swin.lac:46
 */
final class SwinBlock extends Layer {
  private static final int WINDOW = 4;
  private static final double DROP_PATH = 0.0;
  private static final double MLP_RATIO = 4.0;

  private final int width;
  private final int rows;
  private final int columns;
  private final int shift;
  private final int side;
  private final LayerNorm norm1;
  private final WindowAttention attn;
  private final LayerNorm norm2;
  private final Mlp mlp;
  private final NDArray attnMask; // (*, 16, 16)

  SwinBlock(Weights at, int width, int heads, int rows, int columns, boolean odd) {
    super(at);
    this.width = width;
    this.rows = rows;
    this.columns = columns;
    this.shift = odd && Math.min(rows, columns) > WINDOW ? 2 : 0;
    this.side = Math.min(WINDOW, Math.min(rows, columns));
    norm1 = new LayerNorm(at.in("norm1"), width);
    attn = new WindowAttention(at.in("attn"), width, heads, side);
    norm2 = new LayerNorm(at.in("norm2"), width);
    mlp = new Mlp(at.in("mlp"), width, (int) (width * MLP_RATIO));
    attnMask =
        odd && Math.min(rows, columns) > WINDOW
            ? at.buffer("attn_mask", Functions.shiftMask(rows, columns, side, shift))
            : null;
  }

  /** x (batch, *, *, *) -> (batch, *, *, *). */
  NDArray attendWindows(NDArray x) {
    if (shift == 0) {
      return Functions.grid(attn.apply(Functions.windows(x, side), null), rows, columns, side);
    }
    NDArray w =
        attn.apply(
            Functions.windows(roll(x, new int[] {-shift, -shift}, new int[] {1, 2}), side),
            attnMask);
    return roll(Functions.grid(w, rows, columns, side), new int[] {shift, shift}, new int[] {1, 2});
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    long batch = x.size(0);
    NDArray z = reshape(norm1.apply(x), batch, rows, columns, width);
    x = add(x, stochasticDepth(reshape(attendWindows(z), batch, rows * columns, width), DROP_PATH));
    return add(x, stochasticDepth(mlp.apply(norm2.apply(x)), DROP_PATH));
  }
}
