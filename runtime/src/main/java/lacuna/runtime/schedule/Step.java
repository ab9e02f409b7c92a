package lacuna.runtime.schedule;

import java.util.List;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/** The highest rate, multiplied by a factor after every interval from the start of the run. */
public final class Step extends WarmedUp {
  private final Duration every;
  private final double factor;

  /** An interval {@code every} of at least one step. */
  public Step(Duration every, double factor, Duration warmup, Rate from) {
    super(warmup, from);
    this.every = every;
    this.factor = factor;
  }

  @Override
  public List<Mark> marks() {
    List<Mark> marks = super.marks();
    marks.add(new Mark("first step", every));
    return marks;
  }

  @Override
  double after(long position, long warm, double top, Timeline time) {
    return top * Math.pow(factor, (double) (position / Math.max(1, time.position(every))));
  }
}
