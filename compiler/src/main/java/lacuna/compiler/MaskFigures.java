package lacuna.compiler;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.compiler.elaborate.ElaboratedSpec;
import lacuna.compiler.elaborate.ElaboratedStage;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.sample.Guideline;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.sample.MaskSurvey;
import lacuna.compiler.value.Value;

/** Draws the masks of a spec to find out what they hide. */
final class MaskFigures {
  private MaskFigures() {}

  /** Draws a spec's masks, those of the runtime too. */
  static MaskSampler sampler() {
    return new MaskSampler(new RuntimeMasks());
  }

  /** What the masks of each stage hide, by the stage's name and their own. */
  static Map<String, Map<String, MaskStatistics>> of(ElaboratedSpec spec, MaskSampler sampler) {
    Map<String, Map<String, MaskStatistics>> masks = new LinkedHashMap<>();
    Guideline.averageDistance(spec.guidelines())
        .map(guideline -> new MaskSurvey(sampler, guideline))
        .ifPresent(
            survey -> {
              for (ElaboratedStage stage : spec.stages()) {
                if (stage.value("image") instanceof Value.Size image) {
                  masks.put(stage.name(), survey.of(stage.program(), image));
                }
              }
            });
    return masks;
  }
}
