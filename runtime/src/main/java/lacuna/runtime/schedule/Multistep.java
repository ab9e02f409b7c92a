package lacuna.runtime.schedule;

import java.util.List;
import lacuna.runtime.unit.Duration;
import lacuna.runtime.unit.Rate;

/** The highest rate, multiplied by {@code gamma} at every milestone that has been reached. */
public final class Multistep extends WarmedUp {
  private final List<Duration> milestones;
  private final double gamma;

  /** Milestones, counted from the start of the run. */
  public Multistep(List<Duration> milestones, double gamma, Duration warmup, Rate from) {
    super(warmup, from);
    this.milestones = List.copyOf(milestones);
    this.gamma = gamma;
  }

  @Override
  public List<Mark> marks() {
    List<Mark> marks = super.marks();
    milestones.forEach(milestone -> marks.add(new Mark("milestone", milestone)));
    return marks;
  }

  @Override
  double after(long position, long warm, double top, Timeline time) {
    long reached =
        milestones.stream().filter(milestone -> time.position(milestone) <= position).count();
    return top * Math.pow(gamma, reached);
  }
}
