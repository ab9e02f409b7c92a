package lacuna.runtime.schedule;

import java.util.List;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/** The highest rate, multiplied by {@code gamma} after every interval from the start of the run. */
public final class Step extends WarmedUp {
  private final Duration stepSize;
  private final double gamma;

  /** An interval {@code stepSize} of at least one step. */
  public Step(Duration stepSize, double gamma, Duration warmup, Rate from) {
    super(warmup, from);
    this.stepSize = stepSize;
    this.gamma = gamma;
  }

  @Override
  public List<Mark> marks() {
    List<Mark> marks = super.marks();
    marks.add(new Mark("first step", stepSize));
    return marks;
  }

  @Override
  double after(long position, long warm, double top, Timeline time) {
    return top * Math.pow(gamma, (double) (position / Math.max(1, time.position(stepSize))));
  }
}
