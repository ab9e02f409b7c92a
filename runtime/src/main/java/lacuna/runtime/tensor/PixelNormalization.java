package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Makes floats of pixels where they are used: each (value / 255 - mean) / deviation in single
 * precision, operation by operation, as torchvision computes it.
 */
public final class PixelNormalization implements AutoCloseable {
  private final NDManager owner;
  private final NDArray white;
  private final NDArray mean;
  private final NDArray std;

  /**
   * @param mean of each channel, of values from 0 to 1
   * @param std standard deviation of each channel, above 0
   */
  public PixelNormalization(Device device, float[] mean, float[] std) {
    owner = Engines.newMemory(device);
    white = owner.create(new float[] {255}, new Shape(1, 1, 1, 1));
    this.mean = owner.create(mean, new Shape(1, mean.length, 1, 1));
    this.std = owner.create(std, new Shape(1, std.length, 1, 1));
  }

  /**
   * The floats of a batch; the innermost scope owns them.
   *
   * @param pixels (batch, channels, height, width) bytes from 0 to 255
   */
  public NDArray of(NDArray pixels) {
    return Script.call("normalize_pixels", pixels, white, mean, std);
  }

  @Override
  public void close() {
    owner.close();
  }
}
