package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** A hierarchical transformer with shifted windows. stdlib/swin.lac:103 */
final class Swin extends Layer {
  private static final int ROWS = 16; // image.height / patch
  private static final int COLUMNS = 16; // image.width / patch
  private static final int WIDTH = 32; // embed_dim * shrink
  private static final double CUT = 2.0;
  private static final int EMBED_DIM = 4;

  private final PatchEmbed patchEmbed;
  private final NDArray maskToken; // (1, 1, 4)
  private final SwinStage layers0;
  private final SwinStage layers1;
  private final SwinStage2 layers2;
  private final SwinStage2 layers3;
  private final LayerNorm norm;

  Swin(Weights at) {
    super(at);
    patchEmbed = new PatchEmbed(at.in("patch_embed").level(0));
    maskToken =
        at.level(0)
            .decay(false)
            .param("mask_token", new TruncatedNormal(0.02, CUT), 1, 1, EMBED_DIM);
    layers0 = new SwinStage(at.in("layers.0"), 4, 1, 16, 16, 1);
    layers1 = new SwinStage(at.in("layers.1"), 8, 2, 8, 8, 3);
    layers2 = new SwinStage2(at.in("layers.2"), 16, 2, 4, 4, 5, false);
    layers3 = new SwinStage2(at.in("layers.3"), 32, 4, 2, 2, 7, true);
    norm = new LayerNorm(at.in("norm"), WIDTH);
  }

  /** x (batch, 256, 4) -> (batch, 4, 32). */
  NDArray transform(NDArray x) {
    x = layers0.apply(x); // (batch, 64, 8)
    x = layers1.apply(x); // (batch, 16, 16)
    x = layers2.apply(x); // (batch, 4, 32)
    x = layers3.apply(x); // (batch, 4, 32)
    return norm.apply(x);
  }

  /** x (batch, 3, 64, 64), m (batch, 16, 16) -> (batch, 32, 2, 2). */
  @Override
  protected NDArray forward(NDArray x, NDArray m) {
    // (batch, 4, 32)
    NDArray z = transform(Functions.maskTokens(patchEmbed.apply(x), m, maskToken, ROWS, COLUMNS));
    return reshape(transpose(z, -2, -1), x.size(0), WIDTH, 2, 2);
  }
}
