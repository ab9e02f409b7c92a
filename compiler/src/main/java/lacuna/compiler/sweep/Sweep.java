package lacuna.compiler.sweep;

import java.util.List;
import java.util.Optional;

/**
 * A grid of experiments.
 *
 * @param points the last axis moves first; none where a mistake leaves none
 */
public record Sweep(List<Point> points) {
  public Sweep {
    points = List.copyOf(points);
  }

  /** The point of that name. */
  public Optional<Point> point(String name) {
    return points.stream().filter(point -> point.name().equals(name)).findFirst();
  }

  /** The names of all points. */
  public List<String> names() {
    return points.stream().map(Point::name).toList();
  }
}
