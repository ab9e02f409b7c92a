package lacuna.runtime.train;

import ai.djl.Device;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.data.DataLoader;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.schedule.Timeline;
import lacuna.runtime.tensor.Context;

/**
 * Training images in the order of the updates; what an epoch has left after its last is skipped.
 * With each batch it says which seed comes next, so that masks can be drawn ahead.
 */
public final class BatchLoader implements AutoCloseable {
  private final Feed batches;
  private final long seed;
  private final Timeline time;
  private long position;

  /**
   * Begins at an update.
   *
   * @param source prepared
   * @param update counts from 0
   * @param device to which the images go
   */
  public BatchLoader(
      DataSource source,
      Pipeline pipeline,
      LoaderOptions options,
      Timeline time,
      long update,
      Device device) {
    this.time = time;
    seed = options.seed();
    position = time.first(update);
    long epoch = position / time.perEpoch();
    int number = (int) (position % time.perEpoch());
    batches =
        Feed.to(
            device,
            source,
            pipeline,
            options,
            loading -> DataLoader.shuffled(source, pipeline, loading, epoch, number));
  }

  /**
   * A micro-batch of an update; both count from 0 and only ever grow. The innermost scope owns it,
   * and it is valid until the next is loaded.
   */
  public Inputs load(long update, int micro) {
    long wanted = time.first(update) + micro;
    for (; position < wanted; position++) {
      batches.skip();
    }
    position++;
    boolean last = micro + 1 == time.accumulate();
    long next = last ? Seeds.of(seed, update + 1, 0) : Seeds.of(seed, update, micro + 1L);
    Context.current().expectSeed(next);
    return batches.next();
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
