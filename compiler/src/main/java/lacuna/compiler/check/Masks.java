package lacuna.compiler.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.sample.Guideline;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.value.Value;

/** Finds the parts of a stage that are masks, and draws them ahead of the run. */
final class Masks {
  private static final String FORWARD = "forward";

  private final Elaboration e;
  private final MaskSampler sampler;
  private final Guideline guideline;

  /** Masks that are measured as {@code guideline} says. */
  Masks(Elaboration e, MaskSampler sampler, Guideline guideline) {
    this.e = e;
    this.sampler = sampler;
    this.guideline = guideline;
  }

  /** What the masks of every stage hide, by the stage's name and their own. */
  Map<String, Map<String, MaskStatistics>> of(List<StageElaborator.Elaborated> stages) {
    Map<String, Map<String, MaskStatistics>> masks = new LinkedHashMap<>();
    for (StageElaborator.Elaborated stage : stages) {
      Map<String, MaskStatistics> own = new LinkedHashMap<>();
      Value.Size image = image(stage);
      stage
          .stage()
          .instance
          .build()
          .parts()
          .forEach(
              (name, part) -> {
                if (part instanceof Instance.LayerPart layer) {
                  sampler
                      .sample(layer.instance(), image.height(), image.width(), guideline)
                      .ifPresent(statistics -> own.put(name, statistics));
                }
              });
      masks.put(stage.settings().name(), own);
    }
    return masks;
  }

  /** What a mask would hide with another argument; empty where it would be none, or wrong. */
  Optional<MaskStatistics> with(
      StageElaborator.Elaborated stage, Placed mask, Origin argument, Value value) {
    Report silent = Report.ofOthers(e.declarations, Set.of());
    Elaboration other = new Elaboration(e.declarations, silent, e.effort.left());
    Closure closure = mask.closure.set(argument.name(), Val.constant(value).from(argument));
    Placed placed = other.placing.placed(closure, mask.context);
    Member.Method forward = placed.declared.method(FORWARD);
    if (forward == null || silent.decided()) {
      return Optional.empty();
    }
    if (placed.declared.component().external()) {
      placed
          .instance
          .externalArguments()
          .putAll(Externals.node(other, closure, mask.context).arguments());
    }
    other.bodies.run(placed, forward, Map.of(), closure.span(), Node.SelfCall::new);
    Value.Size image = image(stage);
    return silent.decided()
        ? Optional.empty()
        : sampler.sample(placed.instance.build(), image.height(), image.width(), guideline);
  }

  /** Height and width of a stage's images. */
  Value.Size image(StageElaborator.Elaborated stage) {
    return (Value.Size) e.placing.member(stage.stage(), "image", stage.settings().span()).value();
  }
}
