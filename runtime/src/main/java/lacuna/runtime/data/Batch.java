package lacuna.runtime.data;

import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.tensor.HostTensor;

/**
 * Images of one step, in memory that the next batch may reuse.
 *
 * @param images (size or more, channels, height, width), of which the first {@code size} count:
 *     bytes, or normalized floats, as the pipeline writes them
 * @param labels (size or more) int64, one for each image, 0 where there are none
 * @param size number of images
 * @param epoch counted from 0
 * @param number of this batch in its epoch, counted from 0
 */
public record Batch(HostTensor images, HostTensor labels, int size, long epoch, int number) {

  /** Room for images as a pipeline writes them, (count, channels, height, width). */
  public static HostTensor room(int count, boolean pinned, Pipeline pipeline) {
    long[] shape = pipeline.shape(count);
    return pipeline.bytes() ? HostTensor.bytes(pinned, shape) : HostTensor.floats(pinned, shape);
  }
}
