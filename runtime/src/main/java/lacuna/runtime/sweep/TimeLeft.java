package lacuna.runtime.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how long a sweep still takes. A stage of a point that has not begun is taken to be as
 * long, and an update of it as slow, as that stage is at the points that run now.
 */
final class TimeLeft {
  private final SweepRecord record;
  private final List<SweepStatus.Point> points;

  /** Updates of a whole stage, by its name. */
  private final Map<String, Long> lengths = new HashMap<>();

  /** Seconds of an update of a stage, by its name. */
  private final Map<String, Double> paces = new HashMap<>();

  private int running;

  /** {@code points} are those of the record, in its order. */
  TimeLeft(SweepRecord record, List<SweepStatus.Point> points) {
    this.record = record;
    this.points = List.copyOf(points);
    for (SweepStatus.Point point : points) {
      RunStatus run = point.run();
      if (run != null) {
        running += run.running() ? 1 : 0;
        run.stages().forEach(this::learn);
      }
    }
  }

  private void learn(RunStatus.Stage stage) {
    long length = stage.state().equals(RunStatus.FINISHED) ? stage.update() : stage.updates();
    lengths.merge(stage.name(), length, Math::max);
    if (stage.secondsLeft() != null && stage.updates() > stage.update()) {
      double pace = stage.secondsLeft() / (stage.updates() - stage.update());
      paces.merge(stage.name(), pace, Math::max);
    }
  }

  /** Seconds; null where nothing runs, or where no running point tells how slow a stage is. */
  @Nullable Double seconds() {
    double seconds = 0;
    for (int i = 0; i < points.size(); i++) {
      RunStatus run = points.get(i).run();
      List<String> names = record.points().get(i).stages();
      for (int j = 0; j < names.size(); j++) {
        Double left = left(names.get(j), run == null ? null : run.stages().get(j));
        if (left == null) {
          return null;
        }
        seconds += left;
      }
    }
    return running == 0 ? null : seconds / running;
  }

  private @Nullable Double left(String name, RunStatus.@Nullable Stage stage) {
    if (stage != null && stage.state().equals(RunStatus.FINISHED)) {
      return 0.0;
    }
    long length = stage != null && stage.updates() > 0 ? stage.updates() : lengths.getOrDefault(name, 0L);
    Double pace = paces.get(name);
    return pace == null || length == 0
        ? null
        : pace * Math.max(0, length - (stage == null ? 0 : stage.update()));
  }
}
