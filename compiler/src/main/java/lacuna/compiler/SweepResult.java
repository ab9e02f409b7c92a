package lacuna.compiler;

import java.util.List;

/**
 * What became of a sweep.
 *
 * @param points in its order; none when there are errors
 */
public record SweepResult(List<PlannedPoint> points, CheckResult check) {
  public SweepResult {
    points = List.copyOf(points);
  }
}
