package lacuna.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.residual.Instance;
import org.jspecify.annotations.Nullable;

/** Works a bound spec out: every component instantiated, every stage run on shapes. */
public final class Elaborator {
  /** Expressions evaluated for one spec; the library's largest network takes a twentieth. */
  private static final long MOST_EVALUATIONS = 1_200_000;

  /**
   * Works a spec out.
   *
   * @param reported messages of earlier phases, which are not said again
   */
  public ElaboratedSpec elaborate(BoundSpec spec, List<Diagnostic> reported) {
    Set<Diagnostic.Key> before =
        reported.stream().map(Diagnostic::key).collect(Collectors.toSet());
    boolean errors = reported.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    return new Elaboration(spec, before, errors, false, MOST_EVALUATIONS).all();
  }

  /**
   * Tries a spec out, up to the first message that is not among those that are expected.
   *
   * @param expected messages that do not count
   * @param last the stage after which to stop, or null
   * @param evaluations how many expressions may be evaluated
   */
  public Trial tryOut(
      BoundSpec spec, Set<Diagnostic.Key> expected, @Nullable String last, long evaluations) {
    return new Elaboration(spec, expected, false, true, evaluations).upTo(last);
  }

  /**
   * One part of a stage, as far as its {@code forward} uses it; empty where the stage's settings
   * bring a message, or where there is no such part.
   *
   * @param evaluations how many expressions may be evaluated
   */
  public Optional<Instance> part(
      BoundSpec spec, String stage, String part, long evaluations) {
    return new Elaboration(spec, Set.of(), false, true, evaluations).part(stage, part);
  }
}
