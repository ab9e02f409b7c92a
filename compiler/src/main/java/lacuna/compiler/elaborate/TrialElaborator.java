package lacuna.compiler.elaborate;

import java.util.Optional;
import java.util.Set;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Instance;
import org.jspecify.annotations.Nullable;

/**
 * Elaborates variants of a spec to find out whether they fit; the work for each is bounded, and
 * ends with its first message.
 *
 * @param evaluations how many expressions may be evaluated for one
 */
public record TrialElaborator(long evaluations) {

  /**
   * Tries a spec out, up to the first message that is not among those that are expected.
   *
   * @param expected messages that do not count
   * @param last the stage after which to stop, or null
   */
  public Trial tryOut(BoundSpec spec, Set<Diagnostic.Key> expected, @Nullable String last) {
    return new Elaboration(spec, expected, false, true, evaluations).upTo(last);
  }

  /**
   * One part of a stage, as far as its {@code forward} uses it; empty where the stage's settings
   * bring a message, or where there is no such part.
   */
  public Optional<Instance> part(BoundSpec spec, String stage, String part) {
    return new Elaboration(spec, Set.of(), false, true, evaluations).part(stage, part);
  }
}
