package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.Module;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.sample.Guideline;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Warns of a mask whose average distance to what is visible (AvgDist) is not one that the library's
 * guideline tolerates.
 *
 * <p>It says nothing of images much smaller than those of the guideline, where such distances mean
 * something else, nor where the file that decides the mask states a {@code reference} figure too:
 * that one repeats a known result.
 */
final class DoubtfulMasks {
  private static final int MOST_TRIED = 32;
  private static final int MOST_SHOWN = 3;

  private final BoundSpec spec;
  private final Elaboration e;
  private final Masks masks;
  private final Fitting fitting;
  private final Guideline guideline;

  DoubtfulMasks(
      BoundSpec spec, Elaboration e, Masks masks, Fitting fitting, Guideline guideline) {
    this.spec = spec;
    this.e = e;
    this.masks = masks;
    this.fitting = fitting;
    this.guideline = guideline;
  }

  /** Warns of the masks of stages, which are given by the stage's name. */
  void warn(
      List<StageElaborator.Elaborated> stages, Map<String, Map<String, MaskStatistics>> drawn) {
    for (StageElaborator.Elaborated stage : stages) {
      Value.Size image = masks.image(stage);
      if (Math.min(image.height(), image.width()) >= guideline.smallestImage()) {
        drawn
            .getOrDefault(stage.settings().name(), Map.of())
            .forEach((name, mask) -> look(stage, name, mask.means()));
      }
    }
  }

  private void look(
      StageElaborator.Elaborated stage, String name, MaskStatistics.@Nullable Means means) {
    if (means != null
        && !guideline.tolerated().contains(means.averageDistance())
        && stage.stage().known.get(name).value() instanceof Placed mask
        && !repeatsAResult(stage.settings(), name)) {
      warn(stage, name, mask, means.averageDistance());
    }
  }

  private void warn(StageElaborator.Elaborated stage, String name, Placed mask, double distance) {
    SourceFile decided = decided(stage.settings(), name);
    List<Origin> arguments =
        mask.closure.given().values().stream()
            .filter(val -> !val.origins().isEmpty())
            .map(val -> val.origins().get(0))
            .filter(Origin::user)
            .filter(o -> o.value() instanceof Value.Length || o.value() instanceof Value.Ratio)
            .sorted(
                Comparator.comparing((Origin o) -> !o.span().file().equals(decided))
                    .thenComparing(o -> o.value() instanceof Value.Ratio))
            .toList();
    Diagnostic warning =
        Diagnostic.warning(
                Code.DOUBTFUL_MASK,
                "what is hidden lies very %s what is visible"
                    .formatted(distance < guideline.tolerated().least() ? "near to" : "far from"))
            .at(
                arguments.isEmpty() ? mask.closure.span() : arguments.get(0).span(),
                "%s apart on average".formatted(pixels(distance)))
            .note(guideline.finding());
    for (Origin argument : arguments) {
      String better = better(stage, mask, argument);
      if (!better.isEmpty()) {
        warning =
            warning.help(
                "%s that give %dpx to %dpx here: %s"
                    .formatted(
                        argument.plural(),
                        guideline.recommended().least(),
                        guideline.recommended().most(),
                        better));
        break;
      }
    }
    e.report.add(warning);
  }

  /** Other values of an argument, with which the stage still fits together. */
  private String better(StageElaborator.Elaborated stage, Placed mask, Origin argument) {
    record Found(int order, Value value, double distance) {}
    Val image = e.placing.member(stage.stage(), "image", stage.settings().span());
    List<Value> tried =
        argument.value() instanceof Value.Ratio
            ? Candidates.shares()
            : Candidates.of(argument, image.origins(), MOST_TRIED).stream()
                .sorted(Comparator.comparingLong(Candidates::size))
                .toList();
    List<Found> found = new ArrayList<>();
    for (Value value : tried) {
      MaskStatistics.Means means =
          masks.with(stage, mask, argument, value).map(MaskStatistics::means).orElse(null);
      if (means != null && guideline.recommended().contains(means.averageDistance())) {
        found.add(new Found(found.size(), value, means.averageDistance()));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(f -> Math.abs(f.distance - guideline.best())))
        .filter(f -> fitting.fits(f.value, argument, stage.settings().name()))
        .limit(MOST_SHOWN)
        .sorted(Comparator.comparingInt(Found::order))
        .map(f -> f.value.toString())
        .collect(Collectors.joining(", "));
  }

  /** Whether the file that decides what a part is has a reference figure too. */
  private boolean repeatsAResult(StageSettings stage, String part) {
    SourceFile file = decided(stage, part);
    for (Module module : spec.loaded().chain()) {
      if (module.file().source().equals(file)) {
        return module.file().items().stream().anyMatch(Item.Reference.class::isInstance);
      }
    }
    return false;
  }

  private static @Nullable SourceFile decided(StageSettings stage, String part) {
    StageSettings.Written whole = stage.values().get(part);
    SourceFile file = whole == null ? null : whole.setting().span().file();
    for (StageSettings.Change change : stage.changes()) {
      if (change.path().get(0).name().equals(part)) {
        file = change.written().setting().span().file();
      }
    }
    return file;
  }

  private static String pixels(double distance) {
    return String.format(Locale.ROOT, "%.1fpx", distance).replace(".0px", "px");
  }
}
