package lacuna.runtime.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import lacuna.runtime.augment.Pipeline;

/**
 * The memory of one batch, and how far it is filled. Its fields belong to the lock of its owner.
 */
final class BatchBuffer {
  final FloatBuffer images;
  final long[] labels;
  long epoch;
  int number;
  long first; // place in the epoch of the first image
  int size;
  int claimed;
  int done;

  BatchBuffer(int batch, Pipeline pipeline) {
    long bytes = 4L * batch * pipeline.length();
    if (bytes > Integer.MAX_VALUE) {
      throw new DataException(
          """
          a batch of %d images of %s takes %d MiB, more than the 2047 MiB one buffer can hold
            accumulate more batches that are smaller (the setting accumulate)"""
              .formatted(batch, pipeline.size(), bytes >> 20));
    }
    images = allocate((int) bytes);
    labels = new long[batch];
  }

  private static FloatBuffer allocate(int bytes) {
    try {
      return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    } catch (OutOfMemoryError full) {
      throw new DataException(
          """
          there is no memory left for a batch of %d MiB; two or three are read ahead
            accumulate more batches that are smaller (the setting accumulate),
            or give Java more by -Xmx or -XX:MaxDirectMemorySize"""
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

  Batch batch(Pipeline pipeline) {
    return new Batch(
        images.duplicate().position(0).limit(size * pipeline.length()),
        size == labels.length ? labels : java.util.Arrays.copyOf(labels, size),
        size,
        pipeline.channels(),
        pipeline.size(),
        epoch,
        number);
  }
}
