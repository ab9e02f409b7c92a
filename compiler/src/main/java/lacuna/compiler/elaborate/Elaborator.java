package lacuna.compiler.elaborate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.bind.BoundSpec;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Severity;

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
}
