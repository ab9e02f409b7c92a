package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** stdlib/swinv2.lac:92 */
final class Swinv2Stage extends Layer {
  private static final int DEPTH = 2;

  private final boolean last;
  private final List<Swinv2Block> blocks;
  private final PatchMergingV2 downsample;

  Swinv2Stage(Weights at, int width, int heads, int rows, int columns, int first, boolean last) {
    super(at);
    this.last = last;
    blocks =
        at.list(
            "blocks",
            DEPTH,
            (part, i) ->
                new Swinv2Block(part.level(first + i), width, heads, rows, columns, i % 2 == 1));
    downsample =
        last
            ? null
            : new PatchMergingV2(
                at.in("downsample").level(first + DEPTH - 1), width, rows, columns);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    for (Swinv2Block b : blocks) {
      x = b.apply(x);
    }
    return last ? x : downsample.apply(x);
  }
}
