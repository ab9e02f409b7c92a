package lacuna.experiment;

import static lacuna.runtime.tensor.Tensors.*;

import ai.djl.ndarray.NDArray;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Weights;

/**
 * Each pixel normalized by the mean and standard deviation of the window around it (SwinV2's
 * SimMIM: window 47). stdlib/targets.lac:22
 */
final class WindowNormalizedTarget extends Layer {
  private static final int WINDOW = 7;
  private static final double EPS = 1e-6;

  WindowNormalizedTarget(Weights at) {
    super(at);
  }

  /** x (batch, 3, 32, 32) -> (batch, 3, 32, 32). */
  @Override
  protected NDArray forward(NDArray x) {
    NDArray count = Functions.windowCount(32, 32, WINDOW); // (1, 1, 32, 32)
    NDArray localMean = windowMean(x, WINDOW); // (batch, 3, 32, 32)
    // (batch, 3, 32, 32)
    NDArray localVar =
        maximum(
            0,
            div(
                mul(sub(windowMean(mul(x, x), WINDOW), mul(localMean, localMean)), count),
                sub(count, 1)));
    return div(sub(x, localMean), sqrt(add(localVar, EPS)));
  }
}
