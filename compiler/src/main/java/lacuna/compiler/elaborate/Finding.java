package lacuna.compiler.elaborate;

import java.util.List;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A message with the setting that decided it.
 *
 * @param setting the value that another one would mend, or null
 * @param others what else it came from
 */
public record Finding(Diagnostic diagnostic, @Nullable Origin setting, List<Origin> others) {

  /** A finding that no setting decided. */
  static Finding of(Diagnostic diagnostic) {
    return new Finding(diagnostic, null, List.of());
  }

  /** What tells it from others. */
  Diagnostic.Key key() {
    return diagnostic.key();
  }

  /** Whether it stops the compiler. */
  public boolean isError() {
    return diagnostic.severity() == Severity.ERROR;
  }

  /** The same with one more piece of advice. */
  public Finding help(String text) {
    return new Finding(diagnostic.help(text), setting, others);
  }
}
