package lacuna.compiler.elaborate;

import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;

/**
 * A spec that was worked out, as far as it could be.
 *
 * @param stages those that exist, in order
 * @param guidelines what the library knows of a quantity: the constants of each component of kind
 *     {@code guideline} that the spec sees, by its name
 * @param findings what is wrong, in the order in which it was found
 * @param seen what names of components and functions stood for, by the place that declares each: of
 *     tensors the shape; a few values where there were several
 */
public record ElaboratedSpec(
    BoundSpec bound,
    List<ElaboratedStage> stages,
    Map<String, Map<String, Value>> guidelines,
    List<Finding> findings,
    Map<Span, List<String>> seen) {

  public ElaboratedSpec {
    stages = List.copyOf(stages);
    guidelines = Map.copyOf(guidelines);
    findings = List.copyOf(findings);
    seen = Map.copyOf(seen);
  }

  /** What a step of each stage uses. */
  public List<Instance> programs() {
    return stages.stream().map(ElaboratedStage::program).toList();
  }

  /** Whether there is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
