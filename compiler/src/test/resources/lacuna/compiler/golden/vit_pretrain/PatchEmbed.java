package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Cuts an image into square patches and embeds each as a token, row by row. stdlib/nn.lac:101 */
final class PatchEmbed extends Layer {
  private static final int EMBED_DIM = 32;
  private static final int CHANNELS = 3;
  private static final int PATCH_SIZE = 4; // patch / 1px

  private final Conv2d proj;

  PatchEmbed(Weights at) {
    super(at);
    proj =
        new Conv2d(
            at.in("proj"),
            CHANNELS,
            EMBED_DIM,
            PATCH_SIZE,
            PATCH_SIZE,
            new Constant(0.0),
            new TruncatedNormal(0.02, 0.02));
  }

  /** x (batch, 3, 32, 32) -> (batch, 64, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    // (batch, 64, 32)
    NDArray z = transpose(reshape(proj.apply(x), x.size(0), EMBED_DIM, 64), -2, -1);
    return z;
  }
}
