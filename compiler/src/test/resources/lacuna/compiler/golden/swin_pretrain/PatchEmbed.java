package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Cuts an image into square patches and embeds each as a token, row by row. stdlib/nn.lac:101 */
final class PatchEmbed extends Layer {
  private static final int EMBED_DIM = 4;
  private static final int CHANNELS = 3;
  private static final int PATCH_SIZE = 4; // patch / 1px

  private final Conv2d proj;
  private final LayerNorm norm;

  PatchEmbed(Weights at) {
    super(at);
    proj = new Conv2d(at.in("proj"), CHANNELS, EMBED_DIM, PATCH_SIZE, PATCH_SIZE);
    norm = new LayerNorm(at.in("norm"), EMBED_DIM);
  }

  /** x (batch, 3, 64, 64) -> (batch, 256, 4). */
  @Override
  protected NDArray forward(NDArray x) {
    // (batch, 256, 4)
    NDArray z = transpose(reshape(proj.apply(x), x.size(0), EMBED_DIM, 256), -2, -1);
    return norm.apply(z);
  }
}
