package lacuna.compiler.elaborate;

import java.util.List;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A message with the setting that decided it.
 *
 * @param setting the value that another one would mend, or null
 * @param others what else it came from
 * @param general advice that values which fit take the place of; empty where the message says more
 *     than they would
 */
public record Finding(
    Diagnostic diagnostic, @Nullable Origin setting, List<Origin> others, String general) {

  /** A finding that no setting decided. */
  static Finding of(Diagnostic diagnostic) {
    return new Finding(diagnostic, null, List.of(), "");
  }

  /** What tells it from others. */
  Diagnostic.Key key() {
    return diagnostic.key();
  }

  /** Whether it stops the compiler. */
  public boolean isError() {
    return diagnostic.severity() == Severity.ERROR;
  }

  /** The same with a change of a file that mends it. */
  public Finding fix(Span span, String text) {
    return new Finding(diagnostic.fix(span, text), setting, others, general);
  }

  /** The same with values that fit as advice. */
  public Finding help(String fitting) {
    boolean only = diagnostic.help().equals(List.of(general));
    return new Finding(
        only ? diagnostic.draft().help(fitting) : diagnostic.help(fitting), setting, others, "");
  }
}
