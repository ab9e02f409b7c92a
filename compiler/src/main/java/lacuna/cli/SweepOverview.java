package lacuna.cli;

import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.PlannedPoint;
import lacuna.compiler.overview.SweepPlan;
import lacuna.compiler.plan.PlanJson;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.sweep.SweepPoint;

/** The points of a sweep as people read them, and as the runtime takes them. */
final class SweepOverview {
  private SweepOverview() {}

  /** What they amount to. */
  static String of(Path spec, List<PlannedPoint> points) {
    return SweepPlan.of(
        spec.toString(),
        points.stream().map(point -> new SweepPlan.Point(point.name(), point.plan())).toList());
  }

  /** A point whose run lies in the folder of its sweep. */
  static SweepPoint point(PlannedPoint point, Path sweep) {
    return new SweepPoint(
        point.name(),
        point.changes(),
        sweep.resolve(point.name()),
        point.plan().stages().stream().map(StagePlan::name).toList(),
        new PlanJson().write(point.plan()));
  }
}
