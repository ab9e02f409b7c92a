package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import java.util.List;
import lacuna.runtime.init.Scaled;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * A vision transformer with relative position bias, one table for all blocks or one per block.
 * stdlib/vit.lac:63
 */
final class Vit extends Layer {
  private static final int WIDTH = 32;
  private static final int ROWS = 8; // image.height / patch
  private static final int COLUMNS = 8; // image.width / patch
  private static final int DEPTH = 3;

  private final PatchEmbed patchEmbed;
  private final NDArray clsToken; // (1, 1, 32)
  private final NDArray maskToken; // (1, 1, 32)
  private final RelativePositionBias relPosBias;
  private final List<Block> blocks;
  private final LayerNorm norm;

  Vit(Weights at) {
    super(at);
    patchEmbed = new PatchEmbed(at.in("patch_embed").level(0));
    clsToken =
        at.level(0).decay(false).param("cls_token", new TruncatedNormal(0.02, 0.02), 1, 1, WIDTH);
    maskToken =
        at.level(0).decay(true).param("mask_token", new TruncatedNormal(0.02, 0.02), 1, 1, WIDTH);
    relPosBias = new RelativePositionBias(at.in("rel_pos_bias"));
    blocks =
        at.list(
            "blocks",
            DEPTH,
            (part, i) ->
                new Block(
                    part.level(i + 1),
                    new Scaled(new TruncatedNormal(0.02, 0.02), 1 / Math.sqrt(2 * (i + 1)))));
    norm = new LayerNorm(at.in("norm"));
  }

  /** x (batch, 64, 32) -> (batch, 65, 32). */
  NDArray transform(NDArray x) {
    NDArray z = concat(List.of(expand(clsToken, x.size(0), 1, WIDTH), x), 1); // (batch, 65, 32)
    NDArray shared = relPosBias.apply(); // (2, 65, 65)
    for (Block b : blocks) {
      z = b.apply(z, shared); // (batch, 65, 32)
    }
    return z;
  }

  /** x (batch, 3, 32, 32), m (batch, 8, 8) -> (batch, 32, 8, 8). */
  @Override
  protected NDArray forward(NDArray x, NDArray m) {
    // (batch, 65, 32)
    NDArray z =
        norm.apply(
            transform(Functions.maskTokens(patchEmbed.apply(x), m, maskToken, ROWS, COLUMNS)));
    return reshape(transpose(slice(z, 1, 65, 1), -2, -1), x.size(0), WIDTH, ROWS, COLUMNS);
  }
}
