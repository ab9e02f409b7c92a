package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A stage as the page shows it.
 *
 * @param kind the stage's kind where its name is another
 * @param notes facts worth a line
 * @param warnings sentences on what went wrong
 * @param gap a sentence where there are no updates, else empty
 * @param measures rows of the results table
 * @param classes what images of each class are taken for, an entry per evaluation
 * @param table what was set
 */
record StageView(
    String name,
    String kind,
    String doc,
    List<Fact> facts,
    List<String> notes,
    List<String> warnings,
    String gap,
    List<Chart> charts,
    List<Measure> measures,
    List<ClassResults> classes,
    SettingsTable table) {

  /** Whether any measure has a figure of the paper beside it. */
  boolean compared() {
    return measures.stream().anyMatch(measure -> !measure.reference().isEmpty());
  }

  /**
   * The stage of a plan with what was measured; {@code references} holds its figures by metric. The
   * page's head already says much of a stage that is {@code alone}.
   */
  static StageView of(
      Plan.Stage stage,
      StageMetrics metrics,
      Run.Part<List<ClassResults>> classes,
      Map<String, String> references,
      Listing listing,
      boolean alone) {
    List<String> warnings = new ArrayList<>();
    if (!classes.gap().isEmpty()) {
      warnings.add(classes.gap());
    }
    if (metrics.notFinite() >= 0) {
      warnings.add(
          "The loss was not a finite number at update " + Figures.whole(metrics.notFinite()) + ".");
    }
    return new StageView(
        stage.name(),
        stage.kind().equals(stage.name()) ? "" : stage.kind(),
        stage.doc(),
        facts(stage, metrics, alone),
        stage.notes(),
        warnings,
        gap(stage, metrics),
        charts(metrics, references),
        measures(metrics, references),
        classes.value(),
        SettingsTable.of(stage, listing));
  }

  /** A stage without training has figures and no updates. */
  private static String gap(Plan.Stage stage, StageMetrics metrics) {
    if (metrics.updates() > 0 || !metrics.measures().isEmpty()) {
      return "";
    }
    boolean trains = stage.settings().stream().anyMatch(s -> s.path().equals("length"));
    return trains || stage.settings().isEmpty()
        ? "No update of this stage was recorded."
        : "This stage was not evaluated.";
  }

  private static List<Fact> facts(Plan.Stage stage, StageMetrics metrics, boolean alone) {
    List<Fact> facts = new ArrayList<>();
    if (metrics.updates() > 0) {
      facts.add(new Fact("updates", Figures.whole(metrics.updates()), ""));
    }
    if (metrics.epochs() > 0) {
      facts.add(new Fact("epochs", Figures.whole(metrics.epochs()), ""));
    }
    if (metrics.seconds() > 0 && !alone) {
      facts.add(new Fact("time", Figures.duration(metrics.seconds()), ""));
    }
    if (!metrics.loss().isEmpty() && !alone) {
      facts.add(finalLoss(metrics.loss()));
    }
    if (!metrics.imagesPerSecond().isEmpty()) {
      String mean = Figures.number(metrics.imagesPerSecond().mean());
      facts.add(new Fact("images per second", mean, "mean"));
    }
    if (!metrics.waitShare().isEmpty()) {
      String share = Figures.share(metrics.waitShare().mean());
      facts.add(new Fact("data wait", share, "of the time"));
    }
    if (metrics.peakBytes() > 0) {
      facts.add(new Fact("peak memory", Figures.bytes(metrics.peakBytes()), ""));
    }
    if (stage.flops() > 0) {
      String billions = Figures.number(stage.flops() / 1e9) + " GFLOP";
      facts.add(new Fact("forward pass", billions, "per image"));
    }
    for (Plan.Mask mask : stage.masks()) {
      if (Double.isFinite(mask.hidden())) {
        facts.add(new Fact("masked", Figures.percent(mask.hidden()), "of the cells"));
      }
      if (Double.isFinite(mask.distance())) {
        String distance = String.format(Locale.ROOT, "%.1f px", mask.distance());
        facts.add(new Fact("AvgDist", distance, mask.guideline()));
      }
    }
    if (stage.count() > 0 && !alone) {
      facts.add(new Fact("parameters", Figures.compact(stage.count()), ""));
    }
    return facts;
  }

  /** The loss at the end, as a mean so that it does not hang on one batch. */
  static Fact finalLoss(Curve loss) {
    Curve.Tail tail = loss.tail();
    String detail =
        tail.values() == 1 ? "" : "mean of the last " + Figures.whole(tail.values()) + " updates";
    return new Fact("final loss", Figures.number(tail.mean()), detail);
  }

  private static List<Chart> charts(StageMetrics metrics, Map<String, String> references) {
    Map<String, Curve> curves = new LinkedHashMap<>();
    curves.put("learning rate", metrics.rate());
    curves.put("gradient norm", metrics.gradientNorm());
    curves.put("images per second", metrics.imagesPerSecond());
    List<Chart> charts = new ArrayList<>();
    String sync = metrics.name();
    if (!metrics.loss().isEmpty()) {
      charts.add(Chart.noisy("loss", sync, metrics.loss()));
    }
    for (Map.Entry<String, Curve> curve : curves.entrySet()) {
      if (!curve.getValue().isEmpty()) {
        charts.add(
            curve.getKey().equals("learning rate")
                ? Chart.plain(curve.getKey(), "update", sync, curve.getValue())
                : Chart.noisy(curve.getKey(), sync, curve.getValue()));
      }
    }
    for (Map.Entry<String, Curve> measure : metrics.measures().entrySet()) {
      if (measure.getValue().points().size() > 1) {
        Chart chart =
            Chart.plain(
                "validation " + measure.getKey(), "epoch", sync + " epochs", measure.getValue());
        double paper = Measure.value(references.getOrDefault(measure.getKey(), ""));
        charts.add(Double.isFinite(paper) ? chart.with(paper) : chart);
      }
    }
    return charts;
  }

  private static List<Measure> measures(StageMetrics metrics, Map<String, String> references) {
    List<Measure> measures = new ArrayList<>();
    metrics
        .measures()
        .forEach(
            (name, curve) ->
                measures.add(Measure.of(name, curve, references.getOrDefault(name, ""))));
    references.forEach(
        (name, value) -> {
          if (!metrics.measures().containsKey(name)) {
            measures.add(Measure.of(name, null, value));
          }
        });
    return measures;
  }
}
