package lacuna.compiler.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.elaborate.ElaboratedSetting;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.elaborate.RecipeSetting;
import lacuna.compiler.value.Value;

/** Warns of rates of the optimizer and the schedule that do not say which batch they are for. */
final class RateWithoutBatch {
  /** From this batch on such a rate is seldom meant. */
  private static final long LARGE_BATCH = 1024;

  private RateWithoutBatch() {}

  static List<Diagnostic> of(ElaboratedStage stage) {
    List<Diagnostic> warnings = new ArrayList<>();
    if (stage.value("batch_size") instanceof Value.Int batch && batch.number() >= LARGE_BATCH) {
      Set<String> recipe =
          stage.recipe().stream().map(RecipeSetting::name).collect(Collectors.toSet());
      for (ElaboratedSetting setting : stage.values()) {
        String[] path = setting.path().split("\\.");
        if (path.length == 2
            && recipe.contains(path[0])
            && !setting.isDefault()
            && setting.value() instanceof Value.Rate rate
            && rate.images() == 0
            && rate.value() != 0) {
          warnings.add(
              LintWarnings.rateWithoutBatch(rate, batch, setting.origins().get(0).span()));
        }
      }
    }
    return warnings;
  }
}
