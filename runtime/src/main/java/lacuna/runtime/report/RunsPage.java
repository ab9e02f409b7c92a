package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the template of several runs shows.
 *
 * @param facts the runs in a few figures
 * @param axes what the runs differ in: paths of settings
 * @param charts by stage
 * @param samples by stage
 */
record RunsPage(
    Shell shell,
    RunsReport.Kind kind,
    String name,
    String doc,
    List<Fact> facts,
    List<String> axes,
    List<RunsTable.Column> columns,
    List<RunsTable.Row> rows,
    List<StageCharts> charts,
    List<StageSamples> samples) {

  /** Images of each run that are shown. */
  private static final int IMAGES = 3;

  /** The curves of a stage, those of all runs over each other. */
  record StageCharts(String stage, List<Chart> charts) {}

  /** What the runs see of the same images. */
  record StageSamples(String stage, List<RunSamples> runs) {}

  /** The first images of a run. */
  record RunSamples(int number, String name, List<Samples.Row> rows) {}

  /** Whether stages need headings. */
  boolean several() {
    return charts.size() > 1;
  }

  /** The page of these runs. */
  static RunsPage of(
      RunsReport.Kind kind,
      String name,
      String doc,
      List<RunsReport.Entry> entries,
      Shell shell) {
    List<MeasuredRun> measured = new ArrayList<>();
    for (RunsReport.Entry entry : entries) {
      measured.add(MeasuredRun.of(measured.size(), entry));
    }
    Set<String> axes = new LinkedHashSet<>();
    entries.forEach(entry -> axes.addAll(entry.changes().keySet()));
    RunsTable table = RunsTable.of(measured, List.copyOf(axes));
    Set<String> stages = new LinkedHashSet<>();
    measured.forEach(run -> stages.addAll(run.stages()));
    return new RunsPage(
        shell,
        kind,
        name,
        doc,
        facts(kind, measured),
        List.copyOf(axes),
        table.columns(),
        table.rows(),
        stages.stream().map(stage -> charts(stage, measured)).filter(RunsPage::any).toList(),
        stages.stream().map(stage -> samples(stage, measured)).filter(RunsPage::any).toList());
  }

  private static boolean any(StageCharts stage) {
    return !stage.charts.isEmpty();
  }

  private static boolean any(StageSamples stage) {
    return !stage.runs.isEmpty();
  }

  private static List<Fact> facts(RunsReport.Kind kind, List<MeasuredRun> runs) {
    List<Fact> facts = new ArrayList<>();
    long finished = runs.stream().filter(p -> p.state().startsWith("finished")).count();
    facts.add(new Fact(kind.many(), Figures.whole(runs.size()), ""));
    facts.add(new Fact("finished", Figures.whole(finished), ""));
    double seconds = runs.stream().mapToDouble(MeasuredRun::seconds).sum();
    if (seconds > 0) {
      facts.add(new Fact("training", Figures.duration(seconds), "all " + kind.many() + " together"));
    }
    return facts;
  }

  private static StageCharts charts(String stage, List<MeasuredRun> runs) {
    Map<Integer, Curve> loss = new LinkedHashMap<>();
    Map<String, Map<Integer, Curve>> measures = new LinkedHashMap<>();
    for (MeasuredRun run : runs) {
      StageMetrics metrics = run.metrics(stage);
      if (!metrics.loss().isEmpty()) {
        loss.put(run.number(), metrics.loss());
      }
      metrics
          .measures()
          .forEach(
              (name, curve) -> {
                if (curve.points().size() > 1) {
                  measures
                      .computeIfAbsent(name, key -> new LinkedHashMap<>())
                      .put(run.number(), curve);
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

  private static StageSamples samples(String stage, List<MeasuredRun> runs) {
    List<RunSamples> shown = new ArrayList<>();
    for (MeasuredRun run : runs) {
      for (Samples.Group group : run.samples()) {
        if (group.stage().equals(stage)) {
          List<Samples.Row> rows = group.rows();
          shown.add(
              new RunSamples(
                  run.number(), run.name(), rows.subList(0, Math.min(IMAGES, rows.size()))));
        }
      }
    }
    return new StageSamples(stage, shown);
  }
}
