package lacuna.runtime.schedule;

import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/** A straight line from the highest rate at the end of the warm-up to a share of it at the end. */
public final class Linear extends WarmedUp {
  private final double end;

  /**
   * A line that ends at {@code end} times the group's highest rate (0.01 in the official
   * implementation).
   */
  public Linear(Duration warmup, Rate from, double end) {
    super(warmup, from);
    this.end = end;
  }

  @Override
  double after(long position, long warm, double top, Timeline time) {
    double share = (double) (position - warm) / (time.end() - warm);
    return top - (top - top * end) * share;
  }
}
