package lacuna.runtime.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.Batch;
import lacuna.runtime.data.DataLoader;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.CopyStream;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.GpuCopyStream;
import lacuna.runtime.tensor.PixelNormalization;
import org.jspecify.annotations.Nullable;

/**
 * Brings the batches of a loader to a device, where they become floats. The CPU reads a loader's
 * memory as it is; to a GPU a batch that is ready is copied while the one before is computed.
 */
final class Feed implements AutoCloseable {
  private final DataLoader batches;
  private final boolean labeled;
  private final boolean normalized;
  private final PixelNormalization normalization;
  private final @Nullable Staging staging;

  /** How a loader of certain options is made. */
  @FunctionalInterface
  interface Loading {
    DataLoader begin(LoaderOptions options);
  }

  /**
   * @param source of the loader
   * @param pipeline of the loader
   * @param stream by which batches go to the device; null for the CPU, to which nothing goes
   */
  Feed(
      DataSource source,
      Pipeline pipeline,
      LoaderOptions options,
      Device device,
      @Nullable CopyStream stream,
      Loading loading) {
    labeled = !source.classes().isEmpty();
    normalized = !pipeline.bytes();
    normalization = new PixelNormalization(device, pipeline.mean(), pipeline.std());
    staging = stream == null ? null : new Staging(device, stream, options.batch(), pipeline);
    batches = loading.begin(options.pinned(device.isGpu()));
  }

  /** The feed of a device. */
  static Feed to(
      Device device,
      DataSource source,
      Pipeline pipeline,
      LoaderOptions options,
      Loading loading) {
    CopyStream stream = device.isGpu() ? new GpuCopyStream(device) : null;
    return new Feed(source, pipeline, options, device, stream, loading);
  }

  /** Whether another batch is to come. */
  boolean hasNext() {
    return staging != null && staging.isFull() || batches.hasNext();
  }

  /** The next batch. The innermost scope owns it, and it is valid until the next is asked for. */
  Inputs next() {
    return staging == null ? read(batches.next()) : take(staging);
  }

  private Inputs read(Batch batch) {
    NDArray images = batch.images().first(batch.size());
    return new Inputs(
        normalized ? images : normalization.of(images),
        labeled ? batch.labels().first(batch.size()) : null);
  }

  private Inputs take(Staging staging) {
    if (!staging.isFull()) {
      staging.fill(batches);
    }
    NDArray images = staging.images();
    Inputs inputs =
        new Inputs(
            normalized ? copy(images) : normalization.of(images),
            labeled ? copy(staging.labels()) : null);
    staging.clear();
    if (batches.isReady()) {
      staging.fill(batches);
    }
    return inputs;
  }

  private static NDArray copy(NDArray staged) {
    return Engines.copy(staged, staged.getDataType(), Context.current().memory());
  }

  /** Passes over a batch. */
  void skip() {
    if (staging == null || !staging.isFull()) {
      batches.next();
    } else {
      staging.clear();
    }
  }

  /** Seconds that the device has waited for data so far. */
  double waitedSeconds() {
    return batches.waitedSeconds();
  }

  @Override
  public void close() {
    if (staging != null) {
      staging.close();
    }
    normalization.close();
    batches.close();
  }
}
