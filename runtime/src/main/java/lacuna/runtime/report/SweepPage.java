package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the template of a sweep's report shows.
 *
 * @param facts the sweep in a few figures
 * @param axes what the points differ in: paths of settings
 * @param charts by stage
 * @param samples by stage
 */
record SweepPage(
    Shell shell,
    String name,
    String doc,
    List<Fact> facts,
    List<String> axes,
    List<SweepTable.Column> columns,
    List<SweepTable.Row> rows,
    List<StageCharts> charts,
    List<StageSamples> samples) {

  /** Images of each point that are shown. */
  private static final int IMAGES = 3;

  /** The curves of a stage, those of all points over each other. */
  record StageCharts(String stage, List<Chart> charts) {}

  /** What the points see of the same images. */
  record StageSamples(String stage, List<PointSamples> points) {}

  /** The first images of a point. */
  record PointSamples(int number, String name, List<Samples.Row> rows) {}

  /** Whether stages need headings. */
  boolean several() {
    return charts.size() > 1;
  }

  /** The page of these points. */
  static SweepPage of(String name, String doc, List<SweepReport.Point> points, Shell shell) {
    List<MeasuredPoint> measured = new ArrayList<>();
    for (SweepReport.Point point : points) {
      measured.add(MeasuredPoint.of(measured.size(), point));
    }
    Set<String> axes = new LinkedHashSet<>();
    points.forEach(point -> axes.addAll(point.changes().keySet()));
    SweepTable table = SweepTable.of(measured, List.copyOf(axes));
    Set<String> stages = new LinkedHashSet<>();
    measured.forEach(point -> stages.addAll(point.stages()));
    return new SweepPage(
        shell,
        name,
        doc,
        facts(measured),
        List.copyOf(axes),
        table.columns(),
        table.rows(),
        stages.stream().map(stage -> charts(stage, measured)).filter(SweepPage::any).toList(),
        stages.stream().map(stage -> samples(stage, measured)).filter(SweepPage::any).toList());
  }

  private static boolean any(StageCharts stage) {
    return !stage.charts.isEmpty();
  }

  private static boolean any(StageSamples stage) {
    return !stage.points.isEmpty();
  }

  private static List<Fact> facts(List<MeasuredPoint> points) {
    List<Fact> facts = new ArrayList<>();
    long finished = points.stream().filter(p -> p.state().startsWith("finished")).count();
    facts.add(new Fact("points", Figures.whole(points.size()), ""));
    facts.add(new Fact("finished", Figures.whole(finished), ""));
    double seconds = points.stream().mapToDouble(MeasuredPoint::seconds).sum();
    if (seconds > 0) {
      facts.add(new Fact("training", Figures.duration(seconds), "all points together"));
    }
    return facts;
  }

  private static StageCharts charts(String stage, List<MeasuredPoint> points) {
    Map<Integer, Curve> loss = new LinkedHashMap<>();
    Map<String, Map<Integer, Curve>> measures = new LinkedHashMap<>();
    for (MeasuredPoint point : points) {
      StageMetrics metrics = point.metrics(stage);
      if (!metrics.loss().isEmpty()) {
        loss.put(point.number(), metrics.loss());
      }
      metrics
          .measures()
          .forEach(
              (name, curve) -> {
                if (curve.points().size() > 1) {
                  measures
                      .computeIfAbsent(name, key -> new LinkedHashMap<>())
                      .put(point.number(), curve);
                }
              });
    }
    List<Chart> charts = new ArrayList<>();
    if (!loss.isEmpty()) {
      charts.add(Chart.over("loss", "update", stage, loss));
    }
    measures.forEach(
        (name, curves) ->
            charts.add(Chart.over("validation " + name, "epoch", stage + " epochs", curves)));
    return new StageCharts(stage, charts);
  }

  private static StageSamples samples(String stage, List<MeasuredPoint> points) {
    List<PointSamples> shown = new ArrayList<>();
    for (MeasuredPoint point : points) {
      for (Samples.Group group : point.samples()) {
        if (group.stage().equals(stage)) {
          List<Samples.Row> rows = group.rows();
          shown.add(
              new PointSamples(
                  point.number(), point.name(), rows.subList(0, Math.min(IMAGES, rows.size()))));
        }
      }
    }
    return new StageSamples(stage, shown);
  }
}
