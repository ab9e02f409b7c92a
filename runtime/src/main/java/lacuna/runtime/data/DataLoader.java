package lacuna.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import lacuna.runtime.augment.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * Loads batches of a source's images, read ahead by worker threads.
 *
 * <p>Which images a batch holds and what was done to them does not depend on the number of workers,
 * nor on where reading began. A batch is valid until the next is asked for: its memory goes round.
 * For one consumer; close it to end the workers.
 */
public final class DataLoader implements AutoCloseable {
  private final BatchQueue queue;
  private final CorruptImages broken;
  private final List<BatchBuffer> buffers = new ArrayList<>();
  private final Workers workers;
  private final int perEpoch;
  private @Nullable BatchBuffer lent;
  private long waited;

  private DataLoader(
      DataSource source,
      Pipeline pipeline,
      LoaderOptions loading,
      Sampler sampler,
      BatchSampler batchSampler,
      int perEpoch) {
    this.perEpoch = perEpoch;
    broken = new CorruptImages(source, loading);
    int ahead = loading.workers() == 0 ? 1 : 2 + loading.workers() / loading.batch();
    int count = loading.workers() == 0 ? 1 : (int) Math.min(ahead + 1L, batchSampler.left() + 1);
    queue = new BatchQueue(sampler, batchSampler);
    for (int i = 0; i < count; i++) {
      buffers.add(new BatchBuffer(loading, pipeline));
      queue.giveBack(buffers.get(i));
    }
    workers =
        new Workers(
            queue,
            loading.workers(),
            () -> new ImageLoader(source, pipeline, broken, loading.seed()));
  }

  /**
   * Batches without end, each epoch in another order; images that do not fill a last batch wait for
   * another epoch.
   *
   * @param source prepared
   * @param epoch and {@code number}: the first batch to come, to go on with a stopped run
   * @throws DataException if there are fewer images than one batch takes
   */
  public static DataLoader shuffled(
      DataSource source, Pipeline pipeline, LoaderOptions loading, long epoch, int number) {
    int perEpoch = source.count() / loading.batch();
    if (perEpoch == 0) {
      throw new DataException(
          """
          %d images are too few: a batch takes %d
            from %s
            add images, or set batch_size to %d or less"""
              .formatted(source.count(), loading.batch(), source.description(), source.count()));
    }
    return new DataLoader(
        source,
        pipeline,
        loading,
        Sampler.shuffled(source, loading.seed()),
        BatchSampler.endless(loading.batch(), perEpoch, epoch, number),
        perEpoch);
  }

  /**
   * All images once, as the source has them, the last batch with what is left. A broken image is
   * replaced by the next, so figures count that one twice.
   *
   * @param source prepared
   */
  public static DataLoader inOrder(DataSource source, Pipeline pipeline, LoaderOptions loading) {
    BatchSampler batchSampler = BatchSampler.once(loading.batch(), source.count());
    return new DataLoader(
        source,
        pipeline,
        loading,
        Sampler.sequential(),
        batchSampler,
        (int) batchSampler.left());
  }

  /** Batches in one epoch. */
  public int perEpoch() {
    return perEpoch;
  }

  /** Whether another batch is to come. */
  public boolean hasNext() {
    return queue.hasNext();
  }

  /** Whether the next batch is full already, so that {@link #next} would not wait. */
  public boolean isReady() {
    return queue.isReady();
  }

  /**
   * The next batch, once it is full. The one before loses its memory.
   *
   * @throws DataException if too many images are broken
   * @throws CancellationException if the thread is interrupted; it stays so
   * @throws NoSuchElementException if there is none
   */
  public Batch next() {
    if (lent != null) {
      queue.giveBack(lent);
      lent = null;
    }
    if (!queue.hasNext()) {
      throw new NoSuchElementException("all batches have been read");
    }
    long start = System.nanoTime();
    try {
      workers.helpIfAlone();
      lent = queue.take();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for images");
    } finally {
      waited += System.nanoTime() - start;
    }
    return lent.batch();
  }

  /** Seconds that {@link #next} has taken so far: the device had nothing to do. */
  public double waitedSeconds() {
    return waited * 1e-9;
  }

  /** Images found broken so far, each counted once. */
  public int broken() {
    return broken.count();
  }

  /** Ends the workers, waits for the image that each is at, and frees the batches. */
  @Override
  public void close() {
    queue.close();
    workers.join();
    buffers.forEach(BatchBuffer::close);
  }
}
