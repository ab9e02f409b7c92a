package lacuna.runtime.report;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One chart as the page's script reads it.
 *
 * @param x what the horizontal axis counts
 * @param sync charts of the same group move their cursors together
 * @param lines drawn one over the other
 */
record Chart(String title, String x, String sync, List<Line> lines) {
  private static final Gson GSON = new Gson();

  /** Points of a curve among many. */
  private static final int MOST_OVER = 300;

  /** A line; {@code role} (raw, smooth, reference) says how it is drawn. */
  record Line(String name, String role, double[] xs, double[] ys) {
    static Line of(String name, String role, List<Curve.Point> points) {
      return new Line(
          name,
          role,
          points.stream().mapToDouble(point -> Figures.rounded(point.x())).toArray(),
          points.stream().mapToDouble(point -> Figures.rounded(point.y())).toArray());
    }
  }

  /** A noisy curve: faint as it is, and smoothed where it is long enough. */
  static Chart noisy(String title, String sync, Curve curve) {
    List<Line> lines = new ArrayList<>(List.of(Line.of(title, "raw", curve.points())));
    List<Curve.Point> smooth = curve.smooth();
    if (!smooth.isEmpty()) {
      lines.add(Line.of(title + ", smoothed", "smooth", smooth));
    }
    return new Chart(title, "update", sync, lines);
  }

  /** A curve to be drawn as it is. */
  static Chart plain(String title, String x, String sync, Curve curve) {
    return new Chart(title, x, sync, List.of(Line.of(title, "smooth", curve.points())));
  }

  /** A curve that is known at these points: no more than {@link Curve#POINTS}. */
  static Chart known(String title, String x, String sync, double[] xs, double[] ys) {
    return new Chart(title, x, sync, List.of(new Line(title, "smooth", xs, ys)));
  }

  /** Curves of many runs over each other; the role of each tells its number. */
  static Chart over(String title, String x, String sync, Map<Integer, Curve> curves) {
    List<Line> lines = new ArrayList<>();
    curves.forEach(
        (number, curve) -> {
          List<Curve.Point> smooth = curve.smooth();
          List<Curve.Point> points = smooth.isEmpty() ? curve.points() : smooth;
          lines.add(Line.of(title, "run-" + number, thinned(points)));
        });
    return new Chart(title, x, sync, lines);
  }

  /** So few points that many curves make no heavy page. */
  private static List<Curve.Point> thinned(List<Curve.Point> points) {
    int step = (points.size() + MOST_OVER - 1) / MOST_OVER;
    List<Curve.Point> thin = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (step <= 1 || i % step == 0 || i == points.size() - 1) {
        thin.add(points.get(i));
      }
    }
    return thin;
  }

  /** This chart with a level line at the paper's figure. */
  Chart with(double reference) {
    double[] xs = lines.get(0).xs;
    List<Line> more = new ArrayList<>(lines);
    more.add(
        new Line(
            "paper",
            "reference",
            new double[] {xs[0], xs[xs.length - 1]},
            new double[] {reference, reference}));
    return new Chart(title, x, sync, more);
  }

  /** This chart as JSON that may stand inside a script element: it holds no angle bracket. */
  String json() {
    return GSON.toJson(this);
  }
}
