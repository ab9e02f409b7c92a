package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What several runs reached, a row each. */
record RunsTable(List<Column> columns, List<Row> rows) {
  private static final String LOSS = "loss";

  /**
   * A measure.
   *
   * @param path {@code finetune.top1}
   * @param referenced whether the paper has a figure for any run
   */
  record Column(String path, boolean referenced) {}

  /**
   * A run.
   *
   * @param link to its own report
   * @param values its value on each axis
   * @param mishap whether it did not come to its end
   */
  record Row(
      int number,
      String name,
      String link,
      List<String> values,
      String state,
      boolean mishap,
      List<Cell> cells) {}

  /**
   * What was measured last, and the paper's figure; what is unknown is empty.
   *
   * @param leads whether no run reached a better figure
   */
  record Cell(
      String last, boolean leads, boolean referenced, String reference, String difference) {}

  /** The table of these runs. */
  static RunsTable of(List<MeasuredRun> runs, List<String> axes) {
    Set<String> paths = new LinkedHashSet<>();
    runs.forEach(run -> paths.addAll(run.references().keySet()));
    runs.forEach(run -> paths.addAll(run.measures()));
    List<Column> columns =
        paths.stream()
            .map(
                path ->
                    new Column(path, runs.stream().anyMatch(p -> p.references().containsKey(path))))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (MeasuredRun run : runs) {
      rows.add(
          new Row(
              run.number(),
              run.name(),
              run.link(),
              axes.stream().map(axis -> run.changes().getOrDefault(axis, "")).toList(),
              run.state(),
              !run.state().startsWith("finished"),
              columns.stream().map(column -> cell(run, column, runs)).toList()));
    }
    return new RunsTable(columns, rows);
  }

  private static Cell cell(MeasuredRun run, Column column, List<MeasuredRun> runs) {
    String reference = run.references().getOrDefault(column.path, "");
    Curve curve = run.measured(column.path);
    if (curve.isEmpty()) {
      return new Cell("", false, column.referenced, reference, "");
    }
    double[] all =
        runs.stream()
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
