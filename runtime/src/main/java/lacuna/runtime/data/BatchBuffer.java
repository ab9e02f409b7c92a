package lacuna.runtime.data;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.tensor.HostTensor;
import lacuna.runtime.tensor.TensorException;

/**
 * The memory of one batch, and how far it is filled. Its fields belong to the lock of its owner.
 */
final class BatchBuffer implements AutoCloseable {
  final ByteBuffer images;
  final LongBuffer labels;
  private final HostTensor imageTensor;
  private final HostTensor labelTensor;
  long epoch;
  int number;
  long first; // place in the epoch of the first image
  int size;
  int claimed;
  int done;

  BatchBuffer(LoaderOptions loading, Pipeline pipeline) {
    imageTensor = images(loading.batch(), loading.pinned(), pipeline);
    labelTensor = HostTensor.longs(loading.pinned(), loading.batch());
    images = imageTensor.buffer();
    labels = labelTensor.buffer().asLongBuffer();
  }

  private static HostTensor images(int batch, boolean pinned, Pipeline pipeline) {
    long bytes = (pipeline.bytes() ? 1L : Float.BYTES) * batch * pipeline.length();
    if (bytes > Integer.MAX_VALUE) {
      throw new DataException(
          """
          a batch of %d images of %s takes %d MiB, more than the 2047 MiB one buffer can hold
            accumulate more batches that are smaller (the setting accumulate)"""
              .formatted(batch, pipeline.size(), bytes >> 20));
    }
    try {
      return Batch.room(batch, pinned, pipeline);
    } catch (TensorException full) {
      throw new DataException(
          """
          there is no memory left for a batch of %d MiB; two or three are read ahead
            accumulate more batches that are smaller (the setting accumulate)"""
              .formatted(bytes >> 20),
          full);
    }
  }

  void begin(long epoch, int number, int size) {
    this.epoch = epoch;
    this.number = number;
    this.size = size;
    claimed = 0;
    done = 0;
  }

  Batch batch() {
    return new Batch(imageTensor, labelTensor, size, epoch, number);
  }

  @Override
  public void close() {
    imageTensor.close();
    labelTensor.close();
  }
}
