package lacuna.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.DataLoader;
import lacuna.runtime.tensor.CopyStream;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Tensors;

/**
 * A device's memory for one batch, into which the next is copied while the one before is computed.
 */
final class Staging implements AutoCloseable {
  private final NDManager owner;
  private final CopyStream stream;
  private final NDArray images;
  private final NDArray labels;
  private int size; // images of the batch that waits, 0 where none does

  /**
   * @param stream of the device, closed with this
   * @param batch images in the largest batch
   */
  Staging(Device device, CopyStream stream, int batch, Pipeline pipeline) {
    owner = Engines.newMemory(device);
    this.stream = stream;
    Shape shape = new Shape(pipeline.shape(batch));
    images = owner.create(shape, pipeline.bytes() ? DataType.UINT8 : DataType.FLOAT32);
    labels = owner.create(new Shape(batch), DataType.INT64);
  }

  /** Whether a batch waits here, or is on its way. */
  boolean isFull() {
    return size > 0;
  }

  /** Begins to copy the loader's next batch, once the loader's memory of the last is free. */
  void fill(DataLoader batches) {
    stream.drain();
    Batch batch = batches.next();
    size = batch.size();
    stream.copy(first(images), batch.images().first(size));
    stream.copy(first(labels), batch.labels().first(size));
  }

  /** The images that wait here; the next {@link #fill} waits for what reads them until then. */
  NDArray images() {
    stream.join();
    return first(images);
  }

  /** The labels that wait here, as {@link #images}. */
  NDArray labels() {
    stream.join();
    return first(labels);
  }

  /** Nothing waits here any more. */
  void clear() {
    size = 0;
  }

  private NDArray first(NDArray whole) {
    return Tensors.slice(whole, 0, size, 0);
  }

  @Override
  public void close() {
    stream.close();
    owner.close();
  }
}
