package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * Each patch normalised by its own mean and deviation over all its values (MAE).
 * stdlib/targets.lac:31
 */
final class PatchNormalisedTarget extends Layer {
  private static final int SIDE = 8; // patch / 1px
  private static final double EPS = 1e-6;
  private static final int ROWS = 4; // image.height / patch
  private static final int COLUMNS = 4; // image.width / patch

  PatchNormalisedTarget(Weights at) {
    super(at);
  }

  /** x (batch, 3, 32, 32) -> (batch, 3, 32, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    NDArray values = Functions.toPatches(x, SIDE); // (batch, 16, 192)
    // (batch, 16, 192)
    NDArray even = div(sub(values, average(values)), sqrt(add(variance(values, true), EPS)));
    return Functions.fromPatches(even, ROWS, COLUMNS, SIDE);
  }
}
