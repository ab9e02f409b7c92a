package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.plan.Hiding;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Warns of a mask whose average distance to what is visible (AvgDist) is far from what SimMIM found
 * to train well: less than half of the least, or more than twice the most.
 *
 * <p>It says nothing of images much smaller than SimMIM's, where such distances mean something
 * else, nor where the file that decides the mask states a {@code reference} figure too: that one
 * repeats a known result.
 */
final class DoubtfulMasks {
  /** Pixels, at 192 px. Source: SimMIM, section 4.1.2 and figure 3. */
  private static final double LEAST = 10;

  private static final double MOST = 20;
  private static final double BEST = 15;
  private static final double FAR = 2;

  /** Images with a shorter side than this are not compared with SimMIM's, pixels. */
  private static final long SMALL = 128;

  private static final int MOST_TRIED = 32;
  private static final int MOST_SHOWN = 3;

  private final LoadedSpec spec;
  private final Elaboration e;
  private final Masks masks;
  private final Fitting fitting;

  DoubtfulMasks(LoadedSpec spec, Elaboration e, Masks masks, Fitting fitting) {
    this.spec = spec;
    this.e = e;
    this.masks = masks;
    this.fitting = fitting;
  }

  /** Warns of the masks of stages, which are given by the stage's name. */
  void warn(List<StageElaborator.Elaborated> stages, Map<String, Map<String, Hiding>> hidings) {
    for (StageElaborator.Elaborated stage : stages) {
      Value.Size image = masks.image(stage);
      if (Math.min(image.height(), image.width()) >= SMALL) {
        hidings
            .getOrDefault(stage.settings().name(), Map.of())
            .forEach((name, hiding) -> look(stage, name, hiding.figures()));
      }
    }
  }

  private void look(
      StageElaborator.Elaborated stage, String name, Hiding.@Nullable Figures figures) {
    if (figures != null
        && (figures.averageDistance() < LEAST / FAR || figures.averageDistance() > MOST * FAR)
        && stage.stage().known.get(name).value() instanceof Placed mask
        && !repeatsAResult(stage.settings(), name)) {
      warn(stage, name, mask, figures.averageDistance());
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
                "hidden pixels are very %s visible ones"
                    .formatted(distance < LEAST ? "near to" : "far from"))
            .at(
                arguments.isEmpty() ? mask.closure.span() : arguments.get(0).span(),
                "%s apart on average".formatted(pixels(distance)))
            .note(
                "SimMIM trains well at %s to %s, best at about %s (AvgDist of 192px images)"
                    .formatted(pixels(LEAST), pixels(MOST), pixels(BEST)));
    for (Origin argument : arguments) {
      String better = better(stage, mask, argument);
      if (!better.isEmpty()) {
        warning =
            warning.help(
                "%s that give %s to %s here: %s"
                    .formatted(argument.plural(), pixels(LEAST), pixels(MOST), better));
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
      Hiding.Figures figures =
          masks.with(stage, mask, argument, value).map(Hiding::figures).orElse(null);
      if (figures != null
          && figures.averageDistance() >= LEAST
          && figures.averageDistance() <= MOST) {
        found.add(new Found(found.size(), value, figures.averageDistance()));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(f -> Math.abs(f.distance - BEST)))
        .filter(f -> fitting.fits(f.value, argument, stage.settings().name()))
        .limit(MOST_SHOWN)
        .sorted(Comparator.comparingInt(Found::order))
        .map(f -> f.value.toString())
        .collect(Collectors.joining(", "));
  }

  /** Whether the file that decides what a part is has a reference figure too. */
  private boolean repeatsAResult(StageSettings stage, String part) {
    SourceFile file = decided(stage, part);
    for (Module module : spec.chain()) {
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
