package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * The blocks of one resolution, every second one shifted, and patch merging behind all but the last
 * stage. stdlib/swin.lac:65
 */
final class SwinStage2 extends Layer {
  private static final int DEPTH = 2;

  private final boolean last;
  private final List<SwinBlock> blocks;
  private final PatchMerging downsample;

  SwinStage2(Weights at, int width, int heads, int rows, int columns, int first, boolean last) {
    super(at);
    this.last = last;
    blocks =
        at.list(
            "blocks",
            DEPTH,
            (part, i) -> new SwinBlock(part.level(first + i), width, heads, rows, columns));
    downsample =
        last
            ? null
            : new PatchMerging(at.in("downsample").level(first + DEPTH - 1), width, rows, columns);
  }

  /** x (batch, *, *) -> (batch, 4, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    for (SwinBlock b : blocks) {
      x = b.apply(x);
    }
    return last ? x : downsample.apply(x);
  }
}
