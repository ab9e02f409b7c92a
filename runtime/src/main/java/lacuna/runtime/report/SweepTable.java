package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the points of a sweep reached, a row each. */
record SweepTable(List<Column> columns, List<Row> rows) {
  private static final String LOSS = "loss";

  /**
   * A measure.
   *
   * @param path {@code finetune.top1}
   * @param referenced whether the paper has a figure for any point
   */
  record Column(String path, boolean referenced) {}

  /**
   * A point.
   *
   * @param values its value on each axis
   * @param mishap whether it did not come to its end
   */
  record Row(
      int number,
      String name,
      List<String> values,
      String state,
      boolean mishap,
      List<Cell> cells) {}

  /**
   * What was measured last, and the paper's figure; what is unknown is empty.
   *
   * @param leads whether no point reached a better figure
   */
  record Cell(
      String last, boolean leads, boolean referenced, String reference, String difference) {}

  /** The table of these points. */
  static SweepTable of(List<MeasuredPoint> points, List<String> axes) {
    Set<String> paths = new LinkedHashSet<>();
    points.forEach(point -> paths.addAll(point.references().keySet()));
    points.forEach(point -> paths.addAll(point.measures()));
    List<Column> columns =
        paths.stream()
            .map(
                path ->
                    new Column(path, points.stream().anyMatch(p -> p.references().containsKey(path))))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (MeasuredPoint point : points) {
      rows.add(
          new Row(
              point.number(),
              point.name(),
              axes.stream().map(axis -> point.changes().getOrDefault(axis, "")).toList(),
              point.state(),
              !point.state().startsWith("finished"),
              columns.stream().map(column -> cell(point, column, points)).toList()));
    }
    return new SweepTable(columns, rows);
  }

  private static Cell cell(MeasuredPoint point, Column column, List<MeasuredPoint> points) {
    String reference = point.references().getOrDefault(column.path, "");
    Curve curve = point.measured(column.path);
    if (curve.isEmpty()) {
      return new Cell("", false, column.referenced, reference, "");
    }
    double[] all =
        points.stream()
            .map(other -> other.measured(column.path))
            .filter(other -> !other.isEmpty())
            .mapToDouble(other -> other.last().y())
            .toArray();
    boolean loss = column.path.endsWith("." + LOSS);
    double last = curve.last().y();
    boolean leads = all.length > 1;
    boolean share = !loss;
    for (double other : all) {
      leads &= loss ? last <= other : last >= other;
      share &= other >= 0 && other <= 1;
    }
    String figure = share ? Figures.percent(last) : Figures.number(last);
    String difference = Measure.of(column.path, curve, reference).difference();
    return new Cell(figure, leads, column.referenced, reference, difference);
  }
}
