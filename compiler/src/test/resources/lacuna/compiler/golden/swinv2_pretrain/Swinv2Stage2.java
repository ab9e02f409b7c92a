package lacuna.experiment;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * The blocks of one resolution, every second one shifted, and patch merging behind all but the last
 * stage. stdlib/swinv2.lac:120
 */
final class Swinv2Stage2 extends Layer {
  private static final int WIDTH = 32;
  private static final int HEADS = 4;
  private static final int ROWS = 4;
  private static final int COLUMNS = 4;
  private static final int FIRST = 5;
  private static final int DEPTH = 2;

  private final List<Swinv2Block> blocks;

  Swinv2Stage2(Weights at) {
    super(at);
    blocks =
        at.list(
            "blocks",
            DEPTH,
            (part, i) -> new Swinv2Block(part.level(FIRST + i), WIDTH, HEADS, ROWS, COLUMNS));
  }

  /** x (batch, 16, 32) -> (batch, 16, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    for (Swinv2Block b : blocks) {
      x = b.apply(x); // (batch, 16, 32)
    }
    return x;
  }
}
