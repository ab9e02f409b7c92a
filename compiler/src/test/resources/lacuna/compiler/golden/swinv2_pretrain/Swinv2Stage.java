package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * The blocks of one resolution, every second one shifted, and patch merging behind all but the last
 * stage. stdlib/swinv2.lac:120
 */
final class Swinv2Stage extends Layer {
  private static final int HEADS = 2;
  private static final int DEPTH = 2;

  private final Swinv2Block blocks0;
  private final Swinv2Block2 blocks1;
  private final PatchMergingV2 downsample;

  Swinv2Stage(Weights at, int width, int rows, int columns, int first) {
    super(at);
    blocks0 = new Swinv2Block(at.in("blocks.0").level(first + 0), width, HEADS, rows, columns);
    blocks1 = new Swinv2Block2(at.in("blocks.1").level(first + 1), width, rows, columns);
    downsample =
        new PatchMergingV2(at.in("downsample").level(first + DEPTH - 1), width, rows, columns);
  }

  /** x (batch, *, *) -> (batch, *, *). */
  @Override
  protected NDArray forward(NDArray x) {
    x = blocks0.apply(x);
    x = blocks1.apply(x);
    return downsample.apply(x);
  }
}
