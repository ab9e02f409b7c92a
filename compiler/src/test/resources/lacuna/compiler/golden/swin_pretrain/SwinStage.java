package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * The blocks of one resolution, every second one shifted, and patch merging behind all but the last
 * stage. stdlib/swin.lac:65
 */
final class SwinStage extends Layer {
  private static final int DEPTH = 2;

  private final SwinBlock blocks0;
  private final SwinBlock2 blocks1;
  private final PatchMerging downsample;

  SwinStage(Weights at, int width, int heads, int rows, int columns, int first) {
    super(at);
    blocks0 = new SwinBlock(at.in("blocks.0").level(first + 0), width, heads, rows, columns);
    blocks1 = new SwinBlock2(at.in("blocks.1").level(first + 1), width, heads, rows, columns);
    downsample =
        new PatchMerging(at.in("downsample").level(first + DEPTH - 1), width, rows, columns);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    x = blocks0.apply(x);
    x = blocks1.apply(x);
    return downsample.apply(x);
  }
}
