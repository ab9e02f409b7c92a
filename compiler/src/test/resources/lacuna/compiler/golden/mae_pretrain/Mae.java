package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.fit.ResamplePositions;
import lacuna.runtime.init.Given;
import lacuna.runtime.init.Normal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** A vision transformer that encodes the visible tokens only. stdlib/mae.lac:51 */
final class Mae extends Layer {
  private static final int WIDTH = 32;
  private static final int ROWS = 4; // image.height / patch
  private static final int COLUMNS = 4; // image.width / patch
  private static final int HEADS = 4;
  private static final int DEPTH = 2;

  private final NDArray clsToken; // (1, 1, 32)
  private final NDArray posEmbed; // (1, 17, 32)
  private final PatchEmbed patchEmbed;
  private final List<PlainBlock> blocks;
  private final LayerNorm norm;

  Mae(Weights at) {
    super(at);
    clsToken = at.level(0).decay(true).param("cls_token", new Normal(0.02), 1, 1, WIDTH);
    posEmbed =
        at.level(0)
            .decay(false)
            .trainable(false)
            .fit(new ResamplePositions(ROWS, COLUMNS, 1))
            .param(
                "pos_embed",
                new Given(Functions.sincosPosEmbed(ROWS, COLUMNS, WIDTH)),
                1,
                17,
                WIDTH);
    patchEmbed = new PatchEmbed(at.in("patch_embed").level(0));
    blocks = at.list("blocks", DEPTH, (part, i) -> new PlainBlock(part.level(i + 1), WIDTH, HEADS));
    norm = new LayerNorm(at.in("norm"), WIDTH);
  }

  /** x (batch, 3, 32, 32) -> (batch, 16, 32). */
  NDArray tokens(NDArray x) {
    return add(patchEmbed.apply(x), slice(posEmbed, 1, 17, 1));
  }

  /** x (batch, 4, 32) -> (batch, 5, 32). */
  NDArray transform(NDArray x) {
    // (batch, 1, 32)
    NDArray cls = expand(add(clsToken, slice(posEmbed, 0, 1, 1)), x.size(0), 1, WIDTH);
    NDArray z = concat(List.of(cls, x), 1); // (batch, 5, 32)
    for (PlainBlock b : blocks) {
      z = b.apply(z); // (batch, 5, 32)
    }
    return z;
  }

  /**
   * The visible tokens behind cls. `m` says what is hidden, or ranks the cells, the highest being
   * hidden. x (batch, 3, 32, 32), m (batch, 4, 4) -> (batch, 5, 32).
   */
  @Override
  protected NDArray forward(NDArray x, NDArray m) {
    NDArray idsKeep = slice(Functions.idsShuffle(m, ROWS, COLUMNS), 0, 4, 1); // (batch, 4)
    return norm.apply(transform(gather(tokens(x), idsKeep)));
  }
}
