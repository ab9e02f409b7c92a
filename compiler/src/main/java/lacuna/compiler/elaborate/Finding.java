package lacuna.compiler.elaborate;

import java.util.List;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.source.Span;
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

  /**
   * What tells two findings apart: of one code at one place there is one message, unless the code is
   * about several things at a place.
   */
  public record Key(Code code, String title, @Nullable Span span) {
    /** The key of a message. */
    public static Key of(Diagnostic diagnostic) {
      Span span = diagnostic.primary() == null ? null : diagnostic.primary().span();
      boolean several =
          diagnostic.code() == Code.MISSING_SETTING || diagnostic.code() == Code.ADVICE_FAILS;
      return new Key(diagnostic.code(), several ? diagnostic.title() : "", span);
    }
  }

  /** What tells it from others. */
  public Key key() {
    return Key.of(diagnostic);
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
