package lacuna.runtime.report;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One of several runs, with what it left.
 *
 * @param number among all, from 0
 * @param link to its own report
 * @param state what became of it, in words
 * @param references the paper's figures by path: {@code finetune.top1}
 */
record MeasuredRun(
    int number,
    String name,
    String link,
    Map<String, String> changes,
    String state,
    Map<String, String> references,
    List<String> stages,
    Metrics metrics,
    List<Samples.Group> samples) {

  /** Reads what is there. */
  static MeasuredRun of(int number, RunsReport.Entry entry) {
    Plan plan = plan(entry.plan());
    Run left = Run.read(entry.folder());
    Metrics metrics = left.metrics().value();
    Map<String, String> references = new LinkedHashMap<>();
    plan.references().forEach(figure -> references.put(figure.path(), figure.value()));
    Set<String> stages = new LinkedHashSet<>();
    plan.stages().forEach(stage -> stages.add(stage.name()));
    metrics.stages().forEach(stage -> stages.add(stage.name()));
    return new MeasuredRun(
        number,
        entry.name(),
        entry.link(),
        entry.changes(),
        entry.state().isEmpty() ? "not begun" : entry.state(),
        references,
        List.copyOf(stages),
        metrics,
        left.samples().value());
  }

  private static Plan plan(String text) {
    try {
      return Plan.of(Fields.of(JsonParser.parseString(text)));
    } catch (JsonParseException e) {
      return Plan.of(Fields.of(null));
    }
  }

  /** What a stage measured. */
  StageMetrics metrics(String stage) {
    return metrics.stage(stage);
  }

  /** What was measured under a path, {@code finetune.top1}; empty where nothing was. */
  Curve measured(String path) {
    return stages.stream()
        .filter(stage -> path.startsWith(stage + "."))
        .flatMap(
            stage ->
                Stream.ofNullable(
                    metrics(stage).measures().get(path.substring(stage.length() + 1))))
        .findFirst()
        .orElseGet(Curve::new);
  }

  /** Paths of all that was measured. */
  List<String> measures() {
    return stages.stream()
        .flatMap(stage -> metrics(stage).measures().keySet().stream().map(m -> stage + "." + m))
        .toList();
  }

  /** The seconds of training. */
  double seconds() {
    return stages.stream().mapToDouble(stage -> metrics(stage).seconds()).sum();
  }
}
