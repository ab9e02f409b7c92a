package lacuna.compiler.elaborate;

import java.util.List;
import lacuna.compiler.bind.BoundSpec;

/**
 * A spec that was worked out, as far as it could be.
 *
 * @param stages those that exist, in order
 * @param findings what is wrong, in the order in which it was found
 */
public record ElaboratedSpec(
    BoundSpec bound, List<ElaboratedStage> stages, List<Finding> findings) {

  public ElaboratedSpec {
    stages = List.copyOf(stages);
    findings = List.copyOf(findings);
  }

  /** Whether there is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }
}
