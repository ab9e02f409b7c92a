package lacuna.runtime.schedule;

import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/**
 * Half a cosine from the group's highest rate to a floor that is the same in every group.
 *
 * <p>{@code floor + (top - floor) (1 + cos(pi t / T)) / 2}. By default {@code t} counts
 * from the start of the run, so the rate drops a little when the warm-up ends (SimMIM); with {@code
 * warmupPrefix} it counts from the end of the warm-up (Swin-Transformer's {@code WARMUP_PREFIX}).
 */
public final class Cosine extends WarmedUp {
  private final Rate floor;
  private final boolean warmupPrefix;

  /** A cosine after {@code warmup} from the rate {@code from}. */
  public Cosine(Duration warmup, Rate from, Rate floor, boolean warmupPrefix) {
    super(warmup, from);
    this.floor = floor;
    this.warmupPrefix = warmupPrefix;
  }

  @Override
  double after(long position, long warm, double top, Timeline time) {
    long start = warmupPrefix ? warm : 0;
    double low = time.rate(floor);
    double share = (double) (position - start) / (time.end() - start);
    return low + 0.5 * (top - low) * (1 + Math.cos(Math.PI * share));
  }
}
