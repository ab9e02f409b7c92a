package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** A hierarchical transformer with shifted windows, second version. stdlib/swinv2.lac:160 */
final class Swinv2 extends Layer {
  private static final int ROWS = 16; // image.height / patch
  private static final int COLUMNS = 16; // image.width / patch
  private static final int WIDTH = 32; // embed_dim * shrink
  private static final double CUT = 2.0;
  private static final int EMBED_DIM = 8;

  private final PatchEmbed patchEmbed;
  private final NDArray maskToken; // (1, 1, 8)
  private final Swinv2Stage layers0;
  private final Swinv2Stage layers1;
  private final Swinv2Stage2 layers2;
  private final LayerNorm norm;

  Swinv2(Weights at) {
    super(at);
    patchEmbed = new PatchEmbed(at.in("patch_embed").level(0));
    maskToken =
        at.level(0)
            .decay(false)
            .param("mask_token", new TruncatedNormal(0.02, CUT), 1, 1, EMBED_DIM);
    layers0 = new Swinv2Stage(at.in("layers.0"), 8, 16, 16, 1);
    layers1 = new Swinv2Stage(at.in("layers.1"), 16, 8, 8, 3);
    layers2 = new Swinv2Stage2(at.in("layers.2"));
    norm = new LayerNorm(at.in("norm"), WIDTH, 1.0);
  }

  /** x (batch, 256, 8) -> (batch, 16, 32). */
  NDArray transform(NDArray x) {
    x = layers0.apply(x); // (batch, 64, 16)
    x = layers1.apply(x); // (batch, 16, 32)
    x = layers2.apply(x); // (batch, 16, 32)
    return norm.apply(x);
  }

  /** x (batch, 3, 32, 32), m (batch, 16, 16) -> (batch, 32, 4, 4). */
  @Override
  protected NDArray forward(NDArray x, NDArray m) {
    // (batch, 16, 32)
    NDArray z = transform(Functions.maskTokens(patchEmbed.apply(x), m, maskToken, ROWS, COLUMNS));
    return reshape(transpose(z, -2, -1), x.size(0), WIDTH, 4, 4);
  }
}
