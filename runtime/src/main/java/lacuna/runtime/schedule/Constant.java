package lacuna.runtime.schedule;

import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/** The highest rate from the end of the warm-up on. */
public final class Constant extends WarmedUp {

  /** A constant rate after {@code warmup} from the rate {@code from}. */
  public Constant(Duration warmup, Rate from) {
    super(warmup, from);
  }

  @Override
  double after(long position, long warm, double top, Timeline time) {
    return top;
  }
}
