package lacuna.runtime.train;

import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.DataLoader;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.schedule.Timeline;

/**
 * Training images in the order of the updates; what an epoch has left after its last is skipped.
 */
public final class BatchLoader implements AutoCloseable {
  private final DataSource source;
  private final DataLoader batches;
  private final Timeline time;
  private long position;

  /**
   * Begins at an update.
   *
   * @param source prepared
   * @param update counts from 0
   */
  public BatchLoader(
      DataSource source, Pipeline pipeline, LoaderOptions options, Timeline time, long update) {
    this.source = source;
    this.time = time;
    position = time.first(update);
    batches =
        DataLoader.shuffled(
            source,
            pipeline,
            options,
            position / time.perEpoch(),
            (int) (position % time.perEpoch()));
  }

  /** A micro-batch of an update; both count from 0 and only ever grow. */
  public Inputs load(long update, int micro) {
    long wanted = time.first(update) + micro;
    for (; position < wanted; position++) {
      batches.next();
    }
    position++;
    return Inputs.of(batches.next(), source);
  }

  /** Seconds that the device has waited for data so far. */
  public double waitedSeconds() {
    return batches.waitedSeconds();
  }

  @Override
  public void close() {
    batches.close();
  }
}
