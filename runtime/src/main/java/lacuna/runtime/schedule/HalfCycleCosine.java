package lacuna.runtime.schedule;

import java.util.List;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/**
 * The schedule of MAE: a warm-up from 0, then half a cosine, both scaled as a whole per group.
 *
 * <p>It differs from {@link Cosine} in timing (an update uses the rate of its own first
 * micro-batch, so update 0 has rate 0) and in that the group's scale applies to the floor too.
 * Source: MAE {@code util/lr_sched.py}.
 */
public final class HalfCycleCosine implements Schedule {
  private final Duration warmup;
  private final Rate floor;

  /** A cosine from the end of {@code warmup} down to {@code floor}. */
  public HalfCycleCosine(Duration warmup, Rate floor) {
    this.warmup = warmup;
    this.floor = floor;
  }

  @Override
  public double rate(long update, double base, double scale, Timeline time) {
    long position = time.first(update);
    long warm = time.position(warmup);
    if (position < warm) {
      return scale * base * position / warm;
    }
    double low = time.rate(floor);
    double share = (double) (position - warm) / (time.end() - warm);
    return scale * (low + (base - low) * 0.5 * (1 + Math.cos(Math.PI * share)));
  }

  @Override
  public List<Mark> marks() {
    return warmup.count() > 0 ? List.of(new Mark("warm-up", warmup)) : List.of();
  }
}
