package lacuna.compiler.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.StagePlan;

/** What there is to say of a part of a stage, in words. */
final class PartFacts {
  /** Constants of components that are worth a line, in words. */
  private static final Map<String, String> CONSTANTS =
      Map.of("width", "width %s", "images", "%s images", "wanted", "to be predicted: %s");

  private PartFacts() {}

  /** All of it, in a few words each. */
  static List<String> of(PartPlan part, StageFigures figures) {
    List<String> facts = new ArrayList<>();
    if (part.mask() != null) {
      facts.add(hides(part.mask()));
    }
    if (StageFigures.isGrid(part)) {
      facts.add(
          "%s by %s tokens"
              .formatted(part.constants().get("rows"), part.constants().get("columns")));
    }
    part.constants()
        .forEach(
            (name, value) -> {
              if (CONSTANTS.containsKey(name) && !value.equals("none")) {
                facts.add(CONSTANTS.get(name).formatted(value));
              }
            });
    if (part.parameterCount() > 0) {
      boolean frozen = part.trainedCount() == 0;
      String count = Amounts.grouped(part.parameterCount());
      facts.add(count + " parameters" + (frozen ? ", frozen" : ""));
      if (!part.output().isEmpty()) {
        facts.add("output " + part.output());
      }
    }
    List<StagePlan.Setting> rates = figures.rates(part);
    if (!rates.isEmpty()) {
      facts.add(
          rates.stream()
              .map(rate -> name(rate) + " " + rate.writtenAtBatch())
              .collect(Collectors.joining(", ", "", " at a batch of " + figures.batch())));
    }
    return facts;
  }

  private static String name(StagePlan.Setting setting) {
    return setting.path().substring(setting.path().lastIndexOf('.') + 1).replace('_', ' ');
  }

  /** What a mask hides. */
  static String hides(MaskStatistics mask) {
    String cells = "%d by %d cells".formatted(mask.rows(), mask.columns());
    MaskStatistics.Means means = mask.means();
    return means == null
        ? "of %s; how many it hides is known when it runs".formatted(cells)
        : "hides %s of %s; AvgDist %s px (%s)"
            .formatted(
                Amounts.percent(means.hidden()),
                cells,
                Amounts.pixels(means.averageDistance()),
                mask.guideline());
  }
}
