package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the template shows. Text is as the run left it; the template escapes it.
 *
 * @param facts the run in a few figures
 * @param warnings sentences that a reader must see before the pictures
 * @param comparison of stages that measured the same
 */
record Page(
    Shell shell,
    String name,
    String doc,
    List<Fact> facts,
    List<String> warnings,
    Comparison comparison,
    List<Samples.Group> samples,
    String samplesGap,
    List<StageView> stages,
    String metricsGap,
    List<Listing.Source> sources,
    String planGap,
    List<Entry> environment,
    String environmentGap) {

  /** A line of the environment. */
  record Entry(String name, String value) {}

  /** Whether stages need headings. */
  boolean several() {
    return stages.size() > 1;
  }

  /** Whether pictures need headings. */
  boolean titled() {
    return several() || samples.size() > 1;
  }

  /** Whether any stage has settings to list. */
  boolean configured() {
    return stages.stream().anyMatch(stage -> !stage.table().settings().isEmpty());
  }

  /** The page of a run. */
  static Page of(Run run, Shell shell) {
    Plan plan = run.plan().value();
    Metrics metrics = run.metrics().value();
    Listing listing = new Listing(plan);
    List<Plan.Stage> stages = stages(plan, metrics);
    List<StageView> views = new ArrayList<>();
    Map<String, Map<String, String>> figures = new LinkedHashMap<>();
    for (Plan.Stage stage : stages) {
      StageMetrics measured = metrics.stage(stage.name());
      Map<String, String> references = references(plan, stage, stages);
      figures.put(stage.name(), references);
      Run.Part<List<ClassResults>> classes = run.classes(stage.name());
      views.add(StageView.of(stage, measured, classes, references, listing, stages.size() == 1));
    }
    return new Page(
        shell,
        plan.name().isEmpty() ? run.folder() : plan.name(),
        plan.doc(),
        facts(run, stages),
        warnings(run),
        Comparison.of(stages, metrics, figures),
        run.samples().value(),
        samplesGap(run.samples()),
        views,
        run.metrics().gap(),
        listing.sources(),
        run.plan().gap(),
        environment(run.environment().value()),
        run.environment().gap());
  }

  /** The plan's stages, then those that only the metrics know. */
  private static List<Plan.Stage> stages(Plan plan, Metrics metrics) {
    List<Plan.Stage> stages = new ArrayList<>(plan.stages());
    Set<String> known = new LinkedHashSet<>();
    plan.stages().forEach(stage -> known.add(stage.name()));
    for (StageMetrics measured : metrics.stages()) {
      if (known.add(measured.name())) {
        stages.add(Plan.unplanned(measured.name()));
      }
    }
    return stages;
  }

  /** The figures of a stage by metric; a figure that names no stage stands with the first. */
  private static Map<String, String> references(
      Plan plan, Plan.Stage stage, List<Plan.Stage> stages) {
    Map<String, String> references = new LinkedHashMap<>();
    for (Plan.Reference reference : plan.references()) {
      String path = reference.path();
      if (path.startsWith(stage.name() + ".")) {
        references.put(path.substring(stage.name().length() + 1), reference.value());
      } else if (stage.equals(stages.get(0))
          && stages.stream().noneMatch(other -> path.startsWith(other.name() + "."))) {
        references.put(path, reference.value());
      }
    }
    return references;
  }

  private static List<Fact> facts(Run run, List<Plan.Stage> stages) {
    Fields environment = run.environment().value();
    List<Fact> facts = new ArrayList<>();
    String date = environment.text("started", "date");
    if (!date.isEmpty()) {
      String[] moment = Figures.moment(date).split(", ", 2);
      facts.add(new Fact("date", moment[0], moment.length > 1 ? moment[1] : ""));
    }
    if (!environment.text("device").isEmpty()) {
      facts.add(new Fact("device", environment.text("device"), ""));
    }
    long parameters = stages.stream().mapToLong(Plan.Stage::count).max().orElse(0);
    if (parameters > 0) {
      facts.add(new Fact("parameters", Figures.compact(parameters), Figures.whole(parameters)));
    }
    List<StageMetrics> measured = run.metrics().value().stages();
    double seconds = measured.stream().mapToDouble(StageMetrics::seconds).sum();
    if (seconds > 0) {
      facts.add(new Fact("total time", Figures.duration(seconds), ""));
    }
    if (!measured.isEmpty() && !measured.get(measured.size() - 1).loss().isEmpty()) {
      facts.add(StageView.finalLoss(measured.get(measured.size() - 1).loss()));
    }
    return facts;
  }

  private static List<String> warnings(Run run) {
    Metrics metrics = run.metrics().value();
    List<String> warnings = new ArrayList<>(PlanHistory.sentences(run.changes().value()));
    if (!run.changes().gap().isEmpty()) {
      warnings.add(run.changes().gap());
    }
    if (metrics.unreadable() == 1) {
      warnings.add("One line of metrics.jsonl could not be read and was skipped.");
    } else if (metrics.unreadable() > 1) {
      warnings.add(
          Figures.whole(metrics.unreadable())
              + " lines of metrics.jsonl could not be read and were skipped.");
    }
    return warnings;
  }

  private static String samplesGap(Run.Part<List<Samples.Group>> samples) {
    if (samples.gap().isEmpty() && samples.value().isEmpty()) {
      return "The samples folder holds no images.";
    }
    return samples.gap();
  }

  private static List<Entry> environment(Fields environment) {
    return environment.object().keySet().stream()
        .map(name -> new Entry(name.replace('_', ' '), environment.text(name)))
        .toList();
  }
}
