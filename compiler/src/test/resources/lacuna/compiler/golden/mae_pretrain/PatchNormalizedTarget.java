package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * Each patch normalized by the mean and standard deviation of all its values (MAE).
 * stdlib/targets.lac:43
 */
final class PatchNormalizedTarget extends Layer {
  private static final int PATCH_SIZE = 8; // patch / 1px
  private static final double EPS = 1e-6;
  private static final int ROWS = 4; // image.height / patch
  private static final int COLUMNS = 4; // image.width / patch

  PatchNormalizedTarget(Weights at) {
    super(at);
  }

  /** x (batch, 3, 32, 32) -> (batch, 3, 32, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    NDArray values = Functions.patchify(x, PATCH_SIZE); // (batch, 16, 192)
    // (batch, 16, 192)
    NDArray normalized =
        div(sub(values, mean(values, -1, true)), sqrt(add(variance(values, -1, true, true), EPS)));
    return Functions.unpatchify(normalized, ROWS, COLUMNS, PATCH_SIZE);
  }
}
