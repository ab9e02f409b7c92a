package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Cuts an image into square patches and embeds each as a token, row by row. stdlib/nn.lac:101 */
final class PatchEmbed extends Layer {
  private static final int EMBED_DIM = 32;

  private final Conv2d proj;

  PatchEmbed(Weights at) {
    super(at);
    proj = new Conv2d(at.in("proj"));
  }

  /** x (batch, 3, 32, 32) -> (batch, 16, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    // (batch, 16, 32)
    NDArray z = transpose(reshape(proj.apply(x), x.size(0), EMBED_DIM, 16), -2, -1);
    return z;
  }
}
