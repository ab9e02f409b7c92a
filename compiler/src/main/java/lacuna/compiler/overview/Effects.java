package lacuna.compiler.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import org.jspecify.annotations.Nullable;

/** What differs between two plans of one experiment, in figures. */
public final class Effects {
  private static final String NONE = "none";

  private Effects() {}

  /**
   * A figure that differs.
   *
   * @param name {@code pretrain parameters}
   */
  public record Effect(String name, String before, String after) {}

  /**
   * What another value of one setting changes.
   *
   * @param path of the setting, with its stage; it is not told itself
   */
  public static List<Effect> of(Plan before, Plan after, String path) {
    List<Effect> effects = new ArrayList<>();
    Map<String, StagePlan> others = new HashMap<>();
    after.stages().forEach(stage -> others.put(stage.name(), stage));
    for (StagePlan stage : before.stages()) {
      StagePlan other = others.get(stage.name());
      Map<String, String> then = other == null ? Map.of() : figures(other);
      figures(stage)
          .forEach(
              (name, value) -> {
                String full = stage.name() + "." + name;
                boolean itself = full.equals(path) || path.startsWith(full + ".");
                String now = then.getOrDefault(name, NONE);
                if (!itself && !now.equals(value)) {
                  effects.add(new Effect(stage.name() + " " + name.replace('_', ' '), value, now));
                }
              });
      weights(stage, other, effects);
    }
    return effects;
  }

  /** Settings and figures of a stage by what they are called. */
  private static Map<String, String> figures(StagePlan stage) {
    StageFigures figures = new StageFigures(stage);
    Map<String, String> all = new LinkedHashMap<>();
    for (StagePlan.Setting setting : stage.settings()) {
      String atBatch = setting.writtenAtBatch();
      all.put(setting.path(), setting.value());
      if (!atBatch.isEmpty()) {
        all.put(setting.path() + " at the batch", atBatch);
      }
    }
    for (PartPlan part : stage.parts()) {
      part.constants().forEach((name, value) -> all.put(part.name() + ": " + name, value));
      mask(part, all);
    }
    all.put("trained parameters", Amounts.grouped(figures.trained()));
    all.put("frozen parameters", Amounts.grouped(figures.frozen()));
    all.put("GFLOP forward per image", Amounts.giga(figures.forward()));
    figures
        .memory()
        .forEach((device, bytes) -> all.put("memory on a " + device, Amounts.bytes(bytes)));
    figures.updates().ifPresent(updates -> all.put("updates", Amounts.grouped(updates)));
    return all;
  }

  private static void mask(PartPlan part, Map<String, String> all) {
    MaskStatistics.Means means = part.mask() == null ? null : part.mask().means();
    if (means != null) {
      all.put(part.name() + ": hides", Amounts.percent(means.hidden()));
      all.put(part.name() + ": AvgDist", Amounts.pixels(means.averageDistance()) + " px");
    }
  }

  private static void weights(
      StagePlan stage, @Nullable StagePlan other, List<Effect> effects) {
    Map<String, List<Long>> before = shapes(stage);
    Map<String, List<Long>> after = other == null ? Map.of() : shapes(other);
    if (before.equals(after)) {
      return;
    }
    if (before.size() != after.size()) {
      effects.add(
          new Effect(
              stage.name() + " tensors of weights",
              Amounts.grouped(before.size()),
              Amounts.grouped(after.size())));
    }
    List<String> reshaped =
        before.keySet().stream()
            .filter(key -> after.containsKey(key) && !after.get(key).equals(before.get(key)))
            .toList();
    if (!reshaped.isEmpty()) {
      String first = reshaped.get(0);
      String more = reshaped.size() > 1 ? " and %d more".formatted(reshaped.size() - 1) : "";
      effects.add(
          new Effect(
              "%s shape of %s%s".formatted(stage.name(), first, more),
              before.get(first).toString(),
              after.get(first).toString()));
    }
  }

  private static Map<String, List<Long>> shapes(StagePlan stage) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    stage.weights().forEach(weight -> shapes.put(weight.key(), weight.shape()));
    return shapes;
  }
}
