package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * One convolution to stride * stride values per channel and token, rearranged into pixels (SimMIM,
 * section 3.3). stdlib/heads.lac:7
 */
final class LinearHead extends Layer {
  private static final int STRIDE = 32; // height / rows
  private static final int CHANNELS = 32;

  private final Conv2d conv;

  LinearHead(Weights at) {
    super(at);
    conv = new Conv2d(at.in("0"), CHANNELS, 3072, 1, 1);
  }

  /** z (batch, 32, 2, 2) -> (batch, 3, 64, 64). */
  @Override
  protected NDArray forward(NDArray z) {
    return pixelShuffle(conv.apply(z), STRIDE);
  }
}
