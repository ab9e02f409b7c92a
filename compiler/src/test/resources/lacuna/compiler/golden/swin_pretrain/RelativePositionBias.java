package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.fit.ResampleBias;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * A learned bias for every relative position and head. With `cls`, three more entries: cls to
 * token, token to cls and cls to cls (BEiT). stdlib/nn.lac:200
 */
final class RelativePositionBias extends Layer {
  private static final double CUT = 2.0;
  private static final int EXTRA = 0; // if cls then 3 else 0

  private final NDArray relativePositionBiasTable; // (*, *)
  private final NDArray relativePositionIndex; // (*, *)

  RelativePositionBias(Weights at, int rows, int columns, int heads) {
    super(at);
    int entries = (2 * rows - 1) * (2 * columns - 1) + EXTRA;
    relativePositionBiasTable =
        at.decay(true)
            .fit(new ResampleBias(rows, columns, EXTRA))
            .param("relative_position_bias_table", new TruncatedNormal(0.02, CUT), entries, heads);
    relativePositionIndex =
        at.buffer("relative_position_index", Functions.relativeIndex(rows, columns));
  }

  /** -> (*, *, *). */
  @Override
  protected NDArray forward() {
    return permute(
        embedding(relativePositionBiasTable, relativePositionIndex), new int[] {2, 0, 1});
  }
}
