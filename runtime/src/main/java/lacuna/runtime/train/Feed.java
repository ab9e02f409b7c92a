package lacuna.runtime.train;

import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.Batches;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.Loading;
import lacuna.runtime.schedule.Timeline;

/**
 * Training images in the order of the updates; what an epoch has left after its last is skipped.
 */
final class Feed implements AutoCloseable {
  private final DataSource source;
  private final Batches batches;
  private final Timeline time;
  private long position;

  /**
   * Begins at an update.
   *
   * @param source prepared
   * @param update counts from 0
   */
  Feed(DataSource source, Pipeline pipeline, Loading loading, Timeline time, long update) {
    this.source = source;
    this.time = time;
    position = time.first(update);
    batches =
        Batches.shuffled(
            source,
            pipeline,
            loading,
            position / time.perEpoch(),
            (int) (position % time.perEpoch()));
  }

  /** A part of an update; both count from 0 and only ever grow. */
  Training.Inputs load(long update, int part) {
    long wanted = time.first(update) + part;
    for (; position < wanted; position++) {
      batches.next();
    }
    position++;
    return BatchInputs.load(batches.next(), source);
  }

  /** Seconds that the device has waited for images so far. */
  double waitedSeconds() {
    return batches.waitedSeconds();
  }

  /** Unreadable images so far. */
  int broken() {
    return batches.broken();
  }

  @Override
  public void close() {
    batches.close();
  }
}
