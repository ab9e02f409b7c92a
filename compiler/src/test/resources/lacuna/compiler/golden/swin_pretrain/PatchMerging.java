package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Halves the grid and doubles the width. stdlib/swin.lac:55 */
final class PatchMerging extends Layer {
  private final int rows;
  private final int columns;
  private final Linear reduction;
  private final LayerNorm norm;

  PatchMerging(Weights at, int width, int rows, int columns) {
    super(at);
    this.rows = rows;
    this.columns = columns;
    reduction = new Linear(at.in("reduction"), 4 * width, 2 * width, false);
    norm = new LayerNorm(at.in("norm"), 4 * width);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    return reduction.apply(norm.apply(Functions.mergePatches(x, rows, columns)));
  }
}
