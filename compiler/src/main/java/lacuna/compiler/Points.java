package lacuna.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.sweep.Point;
import lacuna.compiler.sweep.PointMessages;
import lacuna.compiler.sweep.Sweep;
import lacuna.compiler.sweep.SweepErrors;
import lacuna.compiler.sweep.SweepReader;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** Compiles the points of a sweep one by one; a spec without a sweep is one point. */
final class Points {
  /** What is made of one point; null where there are errors, or where nothing is wanted. */
  @FunctionalInterface
  interface Work {
    @Nullable Plan of(LoadedSpec point, Diagnostics diagnostics);
  }

  private Points() {}

  /** The spec itself, or the chosen point of its sweep; null where none is, which is reported. */
  static @Nullable LoadedSpec one(
      LoadedSpec spec, List<Item.Setting> overrides, String name, Diagnostics diagnostics) {
    Optional<Sweep> sweep = sweep(spec, overrides, name, diagnostics);
    if (sweep.isEmpty()) {
      if (!name.isEmpty()) {
        diagnostics.add(SweepErrors.noSweep(name));
      }
      return spec;
    }
    Point point = chosen(sweep.get(), name, diagnostics);
    return point == null ? null : point.spec();
  }

  /** One point is an experiment like any other: beside it everything may be set. */
  private static Optional<Sweep> sweep(
      LoadedSpec spec, List<Item.Setting> overrides, String name, Diagnostics diagnostics) {
    return SweepReader.read(spec, name.isEmpty() ? overrides : List.of(), diagnostics);
  }

  private static @Nullable Point chosen(Sweep sweep, String name, Diagnostics diagnostics) {
    Optional<Point> point = sweep.point(name);
    if (point.isEmpty() && !sweep.points().isEmpty()) {
      diagnostics.add(
          name.isEmpty()
              ? SweepErrors.noPointChosen(sweep)
              : SweepErrors.unknownPoint(name, sweep));
    }
    return point.orElse(null);
  }

  /**
   * The plans of all points, or of the chosen one; none where there are errors.
   *
   * @param name of the chosen point; empty for all
   */
  static List<PlannedPoint> each(
      LoadedSpec spec,
      List<Item.Setting> overrides,
      String name,
      Diagnostics diagnostics,
      Work work) {
    Optional<Sweep> sweep = sweep(spec, overrides, name, diagnostics);
    if (sweep.isEmpty()) {
      LoadedSpec one = one(spec, overrides, name, diagnostics);
      Plan plan = one == null ? null : work.of(one, diagnostics);
      return plan == null
          ? List.of()
          : List.of(new PlannedPoint("", Map.of(), plan));
    }
    List<Point> points = sweep.get().points();
    if (!name.isEmpty()) {
      Point chosen = chosen(sweep.get(), name, diagnostics);
      points = chosen == null ? List.of() : List.of(chosen);
    }
    List<PlannedPoint> planned = new ArrayList<>();
    PointMessages messages = new PointMessages();
    for (Point point : points) {
      Diagnostics own = new Diagnostics();
      Plan plan = work.of(point.spec(), own);
      messages.add(point, own.sorted());
      if (plan != null) {
        planned.add(new PlannedPoint(point.name(), point.changes(), plan));
      }
    }
    messages.all().forEach(diagnostics::add);
    return diagnostics.hasErrors() ? List.of() : planned;
  }
}
