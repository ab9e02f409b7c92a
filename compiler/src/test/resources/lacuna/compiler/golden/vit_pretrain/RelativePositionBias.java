package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.fit.ResampleBias;
import lacuna.runtime.init.Constant;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * A learned bias for every relative position and head. With `cls`, three more entries: cls to
 * token, token to cls and cls to cls (BEiT). stdlib/nn.lac:200
 */
final class RelativePositionBias extends Layer {
  private static final int ENTRIES = 228; // (2 * rows - 1) * (2 * columns - 1) + extra
  private static final int HEADS = 2;
  private static final int ROWS = 8;
  private static final int COLUMNS = 8;
  private static final int EXTRA = 3; // if cls then 3 else 0

  private final NDArray relativePositionBiasTable; // (228, 2)
  private final NDArray relativePositionIndex; // (65, 65)

  RelativePositionBias(Weights at) {
    super(at);
    relativePositionBiasTable =
        at.decay(true)
            .fit(new ResampleBias(ROWS, COLUMNS, EXTRA))
            .param("relative_position_bias_table", new Constant(0.0), ENTRIES, HEADS);
    relativePositionIndex =
        at.buffer(
            "relative_position_index",
            Functions.withCls(Functions.relativeIndex(ROWS, COLUMNS), ENTRIES));
  }

  /** -> (2, 65, 65). */
  @Override
  protected NDArray forward() {
    return permute(
        embedding(relativePositionBiasTable, relativePositionIndex), new int[] {2, 0, 1});
  }
}
