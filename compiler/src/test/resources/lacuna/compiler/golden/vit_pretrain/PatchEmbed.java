package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.init.Constant;
import lacuna.runtime.init.TruncatedNormal;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/** Cuts an image into square patches and maps each to a token, row by row. stdlib/nn.lac:58 */
final class PatchEmbed extends Layer {
  private static final int WIDTH = 32;
  private static final int CHANNELS = 3;
  private static final int SIDE = 4; // patch / 1px

  private final Conv2d proj;

  PatchEmbed(Weights at) {
    super(at);
    proj =
        new Conv2d(
            at.in("proj"),
            CHANNELS,
            WIDTH,
            SIDE,
            SIDE,
            new Constant(0.0),
            new TruncatedNormal(0.02, 0.02));
  }

  /** x (batch, 3, 32, 32) -> (batch, 64, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    NDArray z = transpose(reshape(proj.apply(x), x.size(0), WIDTH, 64)); // (batch, 64, 32)
    return z;
  }
}
