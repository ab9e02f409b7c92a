package lacuna.compiler.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.value.Value;

/** Measures all masks of a stage. */
public final class MaskSurvey {
  private final MaskSampler sampler;
  private final Guideline guideline;

  /** A survey that measures as {@code guideline} says. */
  public MaskSurvey(MaskSampler sampler, Guideline guideline) {
    this.sampler = sampler;
    this.guideline = guideline;
  }

  /** What the masks of a stage hide of an image, by their names. */
  public Map<String, MaskStatistics> of(Instance stage, Value.Size image) {
    Map<String, MaskStatistics> masks = new LinkedHashMap<>();
    stage
        .parts()
        .forEach(
            (name, part) -> {
              if (part instanceof Instance.LayerPart layer) {
                sampler
                    .sample(layer.instance(), image, guideline)
                    .ifPresent(statistics -> masks.put(name, statistics));
              }
            });
    return masks;
  }
}
