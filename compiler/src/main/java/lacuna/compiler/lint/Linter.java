package lacuna.compiler.lint;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.elaborate.ElaboratedSpec;
import lacuna.compiler.sample.Guideline;
import lacuna.compiler.sample.MaskSampler;
import lacuna.compiler.suggest.Variants;

/** Warns of what is legal and probably wrong. */
public final class Linter {
  private final MaskSampler sampler;

  /** A linter that draws masks by {@code sampler}. */
  public Linter(MaskSampler sampler) {
    this.sampler = sampler;
  }

  /**
   * The warnings of a spec without errors.
   *
   * @param variants to find what would be better
   */
  public List<Diagnostic> lint(ElaboratedSpec spec, Variants variants) {
    List<Diagnostic> warnings = new ArrayList<>();
    spec.stages().forEach(stage -> warnings.addAll(RateWithoutBatch.of(stage)));
    Guideline.averageDistance(spec.guidelines())
        .map(guideline -> new DoubtfulMask(spec.bound(), sampler, variants, guideline))
        .ifPresent(
            doubtful -> spec.stages().forEach(stage -> warnings.addAll(doubtful.of(stage))));
    return warnings;
  }
}
