package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Halves the grid and doubles the width; the norm comes last. stdlib/swinv2.lac:110 */
final class PatchMergingV2 extends Layer {
  private final int rows;
  private final int columns;
  private final Linear reduction;
  private final LayerNorm norm;

  PatchMergingV2(Weights at, int width, int rows, int columns) {
    super(at);
    this.rows = rows;
    this.columns = columns;
    reduction = new Linear(at.in("reduction"), 4 * width, 2 * width, false);
    norm = new LayerNorm(at.in("norm"), 2 * width, 1.0);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    return norm.apply(reduction.apply(Functions.mergePatches(x, rows, columns), null));
  }
}
