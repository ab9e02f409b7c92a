package lacuna.runtime.data;

/** The batches that are still to be opened: epoch by epoch, or all images once. */
final class BatchSampler {
  private final int batch;
  private final int perEpoch;
  private final int lastSize;
  private final boolean endless;
  private long epoch;
  private int number;

  private BatchSampler(
      int batch, int perEpoch, int lastSize, boolean endless, long epoch, int number) {
    this.batch = batch;
    this.perEpoch = perEpoch;
    this.lastSize = lastSize;
    this.endless = endless;
    this.epoch = epoch + number / perEpoch;
    this.number = number % perEpoch;
  }

  static BatchSampler endless(int batch, int perEpoch, long epoch, int number) {
    return new BatchSampler(batch, perEpoch, batch, true, epoch, number);
  }

  static BatchSampler once(int batch, int count) {
    int batches = (count + batch - 1) / batch;
    int lastSize = count - (batches - 1) * batch;
    return new BatchSampler(batch, Math.max(1, batches), lastSize, false, 0, 0);
  }

  /** Batches still to be opened. */
  long left() {
    if (endless) {
      return Long.MAX_VALUE - 1;
    }
    return epoch == 0 ? perEpoch - number : 0;
  }

  /** Starts the next batch in this memory. */
  void open(BatchBuffer buffer) {
    buffer.begin(epoch, number, number == perEpoch - 1 ? lastSize : batch);
    buffer.first = (long) number * batch;
    number++;
    if (number == perEpoch) {
      number = 0;
      epoch++;
    }
  }
}
