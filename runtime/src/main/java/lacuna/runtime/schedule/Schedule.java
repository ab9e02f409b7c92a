package lacuna.runtime.schedule;

import java.util.List;
import lacuna.runtime.unit.Duration;

/** The learning rate of every update. */
public interface Schedule {

  /**
   * Rate that an update uses.
   *
   * @param update counts from 0
   * @param base rate of the run at its highest, for a group of scale 1
   * @param scale of the parameter group, 1 unless rates decay by level
   * @param time the run's length in micro-batches
   */
  double rate(long update, double base, double scale, Timeline time);

  /** Points of time that must lie inside the run, for the check before it starts. */
  List<Mark> marks();

  /** A point of time that the spec names, such as the end of the warm-up. */
  record Mark(String name, Duration at) {}
}
