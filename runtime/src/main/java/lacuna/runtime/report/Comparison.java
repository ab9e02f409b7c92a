package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a run beside each other, where several measured the same: what each reached, and
 * which weights it began with.
 *
 * @param metrics what at least two stages measured, in their order
 * @param rows the stages that measured any of it
 */
record Comparison(List<String> metrics, List<Row> rows) {
  private static final String LOSS = "loss";
  private static final String RANDOM = "random";

  /**
   * A stage.
   *
   * @param kind the stage's kind where its name is another
   * @param from which weights it began with
   * @param cells one per metric
   */
  record Row(String name, String kind, String from, List<Cell> cells) {}

  /**
   * What a stage reached; all is empty where it was not measured.
   *
   * @param bar length of a bar for the best figure, in percent of the longest that could be
   * @param leads whether no stage reached a better figure
   */
  record Cell(
      String best, String last, String bar, boolean leads, String reference, String difference) {}

  /** Whether there is anything to compare. */
  boolean any() {
    return !rows.isEmpty();
  }

  /** Whether a figure of the paper stands beside any measured one. */
  boolean referenced() {
    return rows.stream().flatMap(row -> row.cells.stream()).anyMatch(c -> !c.reference.isEmpty());
  }

  /**
   * Compares stages.
   *
   * @param references the paper's figures of each stage, by metric
   */
  static Comparison of(
      List<Plan.Stage> stages, Metrics metrics, Map<String, Map<String, String>> references) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Plan.Stage stage : stages) {
      metrics
          .stage(stage.name())
          .measures()
          .keySet()
          .forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    List<String> shared =
        counts.keySet().stream().filter(name -> counts.get(name) > 1).sorted().toList();
    List<Row> rows = new ArrayList<>();
    for (Plan.Stage stage : stages) {
      Map<String, Curve> measures = metrics.stage(stage.name()).measures();
      if (shared.stream().anyMatch(measures::containsKey)) {
        List<Cell> cells = new ArrayList<>();
        for (String metric : shared) {
          String paper = references.getOrDefault(stage.name(), Map.of()).getOrDefault(metric, "");
          cells.add(cell(metric, measures.get(metric), paper, all(metric, stages, metrics)));
        }
        String kind = stage.kind().equals(stage.name()) ? "" : stage.kind();
        rows.add(new Row(stage.name(), kind, from(stage), cells));
      }
    }
    return new Comparison(shared, rows);
  }

  private static List<Curve> all(String metric, List<Plan.Stage> stages, Metrics metrics) {
    return stages.stream()
        .flatMap(stage -> Stream.ofNullable(metrics.stage(stage.name()).measures().get(metric)))
        .filter(curve -> !curve.isEmpty())
        .toList();
  }

  private static Cell cell(
      String metric, @Nullable Curve curve, String paper, List<Curve> all) {
    if (curve == null || curve.isEmpty()) {
      return new Cell("", "", "", false, paper, "");
    }
    Set<Double> bests = new LinkedHashSet<>();
    all.forEach(other -> bests.add(best(metric, other)));
    double best = best(metric, curve);
    double most = bests.stream().mapToDouble(Math::abs).max().orElse(1);
    boolean shares = bests.stream().allMatch(value -> value >= 0 && value <= 1);
    double full = shares && !metric.equals(LOSS) || most == 0 ? 1 : most;
    boolean leads =
        bests.size() > 1
            && bests.stream().allMatch(b -> metric.equals(LOSS) ? best <= b : best >= b);
    Measure measure = Measure.of(metric, curve, paper);
    boolean ratio = shares && !metric.equals(LOSS);
    return new Cell(
        figure(best, ratio),
        figure(curve.last().y(), ratio),
        Figures.percent(Math.abs(best) / full),
        leads,
        paper,
        measure.difference());
  }

  /** A loss should be low, everything else high. */
  private static double best(String metric, Curve curve) {
    return metric.equals(LOSS) ? curve.lowest().y() : curve.highest().y();
  }

  private static String figure(double value, boolean ratio) {
    return ratio ? Figures.percent(value) : Figures.number(value);
  }

  /** {@code pretrain.encoder}, the file's path, or that they were drawn. */
  private static String from(Plan.Stage stage) {
    Map<String, String> settings = new LinkedHashMap<>();
    stage
        .settings()
        .forEach(setting -> settings.put(setting.path(), setting.value().replace("\"", "")));
    String other = settings.getOrDefault("from.stage", settings.getOrDefault("from.path", ""));
    String part = settings.getOrDefault("from.part", "none");
    if (other.isEmpty()) {
      return RANDOM;
    }
    return settings.containsKey("from.path") || part.equals("none") ? other : other + "." + part;
  }
}
