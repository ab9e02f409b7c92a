package lacuna.runtime.schedule;

import java.util.List;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/** The highest rate, multiplied by a factor at every milestone that has been reached. */
public final class Multistep extends WarmedUp {
  private final List<Duration> at;
  private final double factor;

  /** Milestones {@code at}, counted from the start of the run. */
  public Multistep(List<Duration> at, double factor, Duration warmup, Rate from) {
    super(warmup, from);
    this.at = List.copyOf(at);
    this.factor = factor;
  }

  @Override
  public List<Mark> marks() {
    List<Mark> marks = super.marks();
    at.forEach(milestone -> marks.add(new Mark("milestone", milestone)));
    return marks;
  }

  @Override
  double after(long position, long warm, double top, Timeline time) {
    long reached = at.stream().filter(milestone -> time.position(milestone) <= position).count();
    return top * Math.pow(factor, reached);
  }
}
