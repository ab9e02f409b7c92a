package lacuna.runtime.schedule;

import java.util.ArrayList;
import java.util.List;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/**
 * A schedule that begins with a linear warm-up, in the timing of the official implementation.
 *
 * <p>Update 0 uses the rate of position 0, update k the rate of the micro-batch that update k - 1
 * ended with, because the official loop sets the rate after each update. The warm-up starts from
 * the same absolute rate in every group (SimMIM {@code lr_scheduler.py}, timm 0.4.12).
 */
abstract class WarmedUp implements Schedule {
  private final Duration warmup;
  private final Rate from;

  WarmedUp(Duration warmup, Rate from) {
    this.warmup = warmup;
    this.from = from;
  }

  @Override
  public final double rate(long update, double base, double scale, Timeline time) {
    long position = update == 0 ? 0 : time.last(update - 1);
    long warm = time.position(warmup);
    double top = base * scale;
    if (position < warm) {
      double start = time.rate(from);
      return start + position * ((top - start) / warm);
    }
    return after(position, warm, top, time);
  }

  @Override
  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    if (warmup.count() > 0) {
      marks.add(new Mark("warm-up", warmup));
    }
    return marks;
  }

  /**
   * Rate after the warm-up.
   *
   * @param position in micro-batches from the start of the run
   * @param warm micro-batches of warm-up
   * @param top highest rate of the group
   */
  abstract double after(long position, long warm, double top, Timeline time);
}
