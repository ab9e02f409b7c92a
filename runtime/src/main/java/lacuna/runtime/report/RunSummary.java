package lacuna.runtime.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A run in a few words, from its plan and its metrics; what is missing or damaged is empty.
 *
 * @param name of its experiment
 * @param doc the experiment's doc comment
 * @param stages names of the stages, in their order
 * @param settings the text of every setting's value, by {@code stage.path}
 * @param own settings that the command line or, where it amends another spec, the spec itself
 *     decided
 * @param best what each stage reached, by {@code stage.measure}: of a loss the lowest, of all else
 *     the highest
 */
public record RunSummary(
    String name,
    String doc,
    List<String> stages,
    Map<String, String> settings,
    Map<String, String> own,
    Map<String, Double> best) {
  private static final String COMMAND_LINE = "--set";

  /** The line of a spec that says which other it amends. */
  private static final Pattern AMENDS = Pattern.compile("^amends\\b", Pattern.MULTILINE);

  /** Reads the folder of a run. */
  public static RunSummary read(Path folder) {
    Run run = Run.read(folder);
    Plan plan = run.plan().value();
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> own = new LinkedHashMap<>();
    boolean amends = amends(plan);
    for (Plan.Stage stage : plan.stages()) {
      for (Plan.Setting setting : stage.settings()) {
        String path = stage.name() + "." + setting.path();
        settings.put(path, setting.value());
        String file = setting.origin().replaceFirst(":\\d+$", "");
        if (file.equals(COMMAND_LINE) || amends && file.equals(plan.file())) {
          own.put(path, setting.value());
        }
      }
    }
    return new RunSummary(
        plan.name(),
        plan.doc(),
        plan.stages().stream().map(Plan.Stage::name).toList(),
        settings,
        own,
        best(run.metrics().value()));
  }

  private static boolean amends(Plan plan) {
    return plan.files().stream()
        .filter(file -> file.path().equals(plan.file()))
        .anyMatch(file -> AMENDS.matcher(file.text()).find());
  }

  private static Map<String, Double> best(Metrics metrics) {
    Map<String, Double> best = new LinkedHashMap<>();
    for (StageMetrics stage : metrics.stages()) {
      stage
          .measures()
          .forEach(
              (name, curve) -> {
                if (!curve.isEmpty()) {
                  double value =
                      name.equals("loss") ? curve.lowest().y() : curve.highest().y();
                  best.put(stage.name() + "." + name, value);
                }
              });
    }
    return best;
  }

  /** What each stage reached, as people read it: {@code finetune.top1 83.5%}. */
  public List<String> figures() {
    List<String> figures = new ArrayList<>();
    best.forEach(
        (path, value) -> {
          boolean share = !path.endsWith(".loss") && value >= 0 && value <= 1;
          figures.add(path + " " + (share ? Figures.percent(value) : Figures.number(value)));
        });
    return figures;
  }
}
