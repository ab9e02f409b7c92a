package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * One block, its norms behind the branches. Their gains start at 0, so that the block starts as the
 * identity. stdlib/swinv2.lac:59
 */
final class Swinv2Block extends Layer {
  private static final int WINDOW = 4;
  private static final int SIDE = 4; // min(window, min(rows, columns))
  private static final double DROP_PATH = 0.0;
  private static final double MLP_RATIO = 4.0;

  private final int width;
  private final int rows;
  private final int columns;
  private final int shift;
  private final CosineWindowAttention attn;
  private final LayerNorm norm1;
  private final Mlp mlp;
  private final LayerNorm norm2;
  private final NDArray attnMask; // (*, 16, 16)

  Swinv2Block(Weights at, int width, int heads, int rows, int columns, boolean odd) {
    super(at);
    this.width = width;
    this.rows = rows;
    this.columns = columns;
    this.shift = odd && Math.min(rows, columns) > WINDOW ? 2 : 0;
    attn = new CosineWindowAttention(at.in("attn"), width, heads);
    norm1 = new LayerNorm(at.in("norm1"), width, 0.0);
    mlp = new Mlp(at.in("mlp"), width, (int) (width * MLP_RATIO));
    norm2 = new LayerNorm(at.in("norm2"), width, 0.0);
    attnMask =
        odd && Math.min(rows, columns) > WINDOW
            ? at.buffer("attn_mask", Functions.shiftMask(rows, columns, SIDE, shift))
            : null;
  }

  /** x (batch, *, *, *) -> (batch, *, *, *). */
  NDArray attendWindows(NDArray x) {
    if (shift == 0) {
      return Functions.grid(attn.apply(Functions.windows(x, SIDE), null), rows, columns, SIDE);
    }
    NDArray w =
        attn.apply(
            Functions.windows(roll(x, new int[] {-shift, -shift}, new int[] {1, 2}), SIDE),
            attnMask);
    return roll(Functions.grid(w, rows, columns, SIDE), new int[] {shift, shift}, new int[] {1, 2});
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    long batch = x.size(0);
    NDArray z = attendWindows(reshape(x, batch, rows, columns, width));
    x = add(x, stochasticDepth(norm1.apply(reshape(z, batch, rows * columns, width)), DROP_PATH));
    return add(x, stochasticDepth(norm2.apply(mlp.apply(x)), DROP_PATH));
  }
}
