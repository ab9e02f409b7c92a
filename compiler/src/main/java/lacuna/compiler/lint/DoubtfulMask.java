package lacuna.compiler.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.sample.Guideline;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.suggest.Candidates;
import lacuna.compiler.suggest.Variants;
import lacuna.compiler.value.Value;

/**
 * Warns of a mask whose average distance to what is visible (AvgDist) is not one that the library's
 * guideline tolerates.
 *
 * <p>It says nothing of images much smaller than those of the guideline, where such distances mean
 * something else, nor where the file that decides the mask states a {@code reference} figure too:
 * that one repeats a known result.
 */
final class DoubtfulMask {
  private static final int MOST_TRIED = 32;
  private static final int MOST_SHOWN = 3;

  private final BoundSpec spec;
  private final MaskSampler sampler;
  private final Variants variants;
  private final Guideline guideline;

  DoubtfulMask(
      BoundSpec spec, MaskSampler sampler, Variants variants, Guideline guideline) {
    this.spec = spec;
    this.sampler = sampler;
    this.variants = variants;
    this.guideline = guideline;
  }

  /** Warns of the masks of a stage. */
  List<Diagnostic> of(ElaboratedStage stage) {
    List<Diagnostic> warnings = new ArrayList<>();
    if (stage.value("image") instanceof Value.Size image
        && Math.min(image.height(), image.width()) >= guideline.smallestImage()) {
      stage
          .program()
          .parts()
          .forEach(
              (name, part) -> {
                if (part instanceof Instance.LayerPart layer
                    && !repeatsAResult(stage.settings(), name)
                    && !sampler.surelyTolerated(layer.instance(), image, guideline)) {
                  distance(layer.instance(), image)
                      .filter(distance -> !guideline.tolerated().contains(distance))
                      .map(new One(stage, name, image)::warn)
                      .ifPresent(warnings::add);
                }
              });
    }
    return warnings;
  }

  /** The AvgDist of a part; empty where it is no mask, or one that cannot be drawn here. */
  private Optional<Double> distance(Instance part, Value.Size image) {
    return sampler
        .sample(part, image, guideline)
        .map(MaskStatistics::means)
        .map(MaskStatistics.Means::averageDistance);
  }

  /** Whether the file that decides what a part is has a reference figure too. */
  private boolean repeatsAResult(StageSettings stage, String part) {
    SourceFile file = stage.deciding(part);
    return file != null && spec.statesReference(file);
  }

  /** The warning of one mask. */
  private final class One {
    private final ElaboratedStage stage;
    private final String name;
    private final Value.Size image;

    One(ElaboratedStage stage, String name, Value.Size image) {
      this.stage = stage;
      this.name = name;
      this.image = image;
    }

    Diagnostic warn(double distance) {
      List<Origin> arguments = arguments();
      Draft warning =
          LintWarnings.doubtfulMask(
              distance,
              guideline,
              arguments.isEmpty() ? stage.written(name) : arguments.get(0).span());
      for (Origin argument : arguments) {
        String better = better(argument);
        if (!better.isEmpty()) {
          return LintWarnings.better(warning, argument, guideline, better);
        }
      }
      return LintWarnings.noBetter(warning, guideline);
    }

    /** What the user decided of the mask, what was said last first. */
    private List<Origin> arguments() {
      SourceFile decided = stage.settings().deciding(name);
      return stage.values().stream()
          .filter(setting -> setting.path().startsWith(name + ".") && !setting.isDefault())
          .map(setting -> setting.origins().get(0))
          .filter(Origin::user)
          .filter(o -> o.value() instanceof Value.Length || o.value() instanceof Value.Ratio)
          .sorted(
              Comparator.comparing((Origin o) -> !o.span().file().equals(decided))
                  .thenComparing(o -> o.value() instanceof Value.Ratio))
          .toList();
    }

    /** Other values of an argument, with which the stage still fits together. */
    private String better(Origin argument) {
      record Found(int order, Value value, double distance) {}
      List<Found> found = new ArrayList<>();
      for (Value value : candidates(argument)) {
        variants
            .part(value, argument, stage.name(), name)
            .flatMap(mask -> distance(mask, image))
            .filter(guideline.recommended()::contains)
            .ifPresent(distance -> found.add(new Found(found.size(), value, distance)));
      }
      return found.stream()
          .sorted(Comparator.comparingDouble(f -> Math.abs(f.distance - guideline.best())))
          .filter(f -> variants.fits(f.value, argument, stage.name()))
          .limit(MOST_SHOWN)
          .sorted(Comparator.comparingInt(Found::order))
          .map(f -> f.value.toString())
          .collect(Collectors.joining(", "));
    }

    private List<Value> candidates(Origin argument) {
      return argument.value() instanceof Value.Ratio
          ? Candidates.ratios()
          : Candidates.of(argument, stage.origins("image"), MOST_TRIED).stream()
              .sorted(Comparator.comparingLong(Candidates::size))
              .toList();
    }
  }
}
