package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.Scaled;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Scope;
import lacuna.runtime.nn.Weights;

/** A vision transformer with one table of relative position biases. stdlib/vit.lac:40 */
final class Vit extends Layer {
  private static final int ROWS = 8; // image.height / patch
  private static final int N = 64; // rows * columns
  private static final double[] DROP_PATH = {0.0, 0.05, 0.1}; // drop_path * i / max(depth - 1, 1)

  private final Linear patchEmbed;
  private final NDArray clsToken; // (1, 1, 64)
  private final NDArray relativePositionIndex; // (64, 64) of Int
  private final List<Block> blocks;
  private final LayerNorm norm;

  Vit(Weights at) {
    super(at);
    patchEmbed = new Linear(at.in("patch_embed").level(0), 48, 64, new TruncatedNormal(0.02, 0.02));
    clsToken =
        at.level(0).decay(false).param("cls_token", new TruncatedNormal(0.02, 0.02), 1, 1, 64);
    relativePositionIndex = at.buffer("relative_position_index", Functions.relativeIndex(ROWS, 8));
    blocks =
        at.list(
            "blocks",
            3,
            (part, i) ->
                new Block(
                    part.level(i + 1),
                    DROP_PATH[i],
                    new Scaled(new TruncatedNormal(0.02, 0.02), 1.0 / Math.sqrt(2 * (i + 1)))));
    norm = new LayerNorm(at.in("norm"), 64);
  }

  /** x (batch, 3, 32, 32), m (batch, 4, 4) of Bool -> (batch, 64, 8, 8). */
  NDArray forward(NDArray x, NDArray m) {
    try (Scope scope = Scope.open(this)) {
      NDArray hidden = reshape(m, batch(), N, 1); // (batch, 64, 1)
      NDArray z = where(hidden, clsToken, tokens(x));
      NDArray bias = toFloat(relativePositionIndex); // (4, 64, 64)
      for (Block b : blocks) {
        z = b.forward(z, bias);
      }
      return scope.keep(reshape(transpose(norm.forward(z), -2, -1), batch(), 64, ROWS, ROWS));
    }
  }

  /** One token per patch. x (batch, 3, 32, 32) -> (batch, 64, 64). */
  NDArray tokens(NDArray x) {
    return patchEmbed.forward(reshape(x, batch(), N, 48));
  }
}
