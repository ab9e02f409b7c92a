package lacuna.compiler;

import java.util.List;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Summary;

/**
 * What there is to say about a spec.
 *
 * @param diagnostics all messages, by file and place
 * @param hasErrors whether any of them is an error
 * @param summary how many there are, in words
 */
public record CheckResult(List<Diagnostic> diagnostics, boolean hasErrors, String summary) {

  static CheckResult of(Diagnostics diagnostics) {
    List<Diagnostic> sorted = diagnostics.sorted();
    return new CheckResult(sorted, diagnostics.hasErrors(), Summary.of(sorted));
  }
}
