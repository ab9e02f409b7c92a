package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * A position bias that a small MLP computes from log-spaced offsets, between 0 and 16.
 * stdlib/swinv2.lac:16
 */
final class ContinuousPositionBias extends Layer {
  private static final int WINDOW_SIZE = 4;
  private static final int PRETRAINED_WINDOW = 4;

  private final int heads;
  private final PositionMlp cpbMlp;
  private final NDArray relativeCoordsTable; // (1, 7, 7, 2)
  private final NDArray relativePositionIndex; // (16, 16)

  ContinuousPositionBias(Weights at, int heads) {
    super(at);
    this.heads = heads;
    cpbMlp = new PositionMlp(at.in("cpb_mlp"), heads);
    relativeCoordsTable =
        at.buffer(
            "relative_coords_table", Functions.relativeCoords(WINDOW_SIZE, PRETRAINED_WINDOW));
    relativePositionIndex =
        at.buffer("relative_position_index", Functions.relativeIndex(WINDOW_SIZE, WINDOW_SIZE));
  }

  /** -> (*, 16, 16). */
  @Override
  protected NDArray forward() {
    NDArray table = reshape(cpbMlp.apply(relativeCoordsTable), 49, heads);
    return mul(16, sigmoid(permute(embedding(table, relativePositionIndex), new int[] {2, 0, 1})));
  }
}
