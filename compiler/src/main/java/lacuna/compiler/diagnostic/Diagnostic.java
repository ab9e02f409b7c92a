package lacuna.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.runtime.Printable;
import org.jspecify.annotations.Nullable;

/**
 * One message about a spec: what happened, where, why with the values, and what to do. Text of the
 * spec in it does nothing to a terminal, see {@link Printable}.
 *
 * @param code names the rule; {@code lacuna explain CODE} tells more
 * @param severity whether it stops the compiler
 * @param title one sentence without a full stop: what is wrong
 * @param primary the place of the mistake, underlined with carets; null when it stands in no file
 * @param related other places, underlined with dashes, each with what it is
 * @param notes facts that do not belong to one place: both shapes, the arithmetic with its values
 * @param help what to do
 */
public record Diagnostic(
    Code code,
    Severity severity,
    String title,
    @Nullable Label primary,
    List<Label> related,
    List<String> notes,
    List<String> help) {

  public Diagnostic {
    title = Printable.text(title);
    related = List.copyOf(related);
    notes = notes.stream().map(Printable::text).toList();
    help = help.stream().map(Printable::text).toList();
  }

  /**
   * What tells two messages apart: of one code at one place there is one message, unless the code is
   * about several things at a place or there is no place.
   */
  public record Key(Code code, String title, @Nullable Span span) {}

  /** What tells it from others. */
  public Key key() {
    Span span = primary == null ? null : primary.span();
    boolean several =
        span == null || code == Code.MISSING_SETTING || code == Code.ADVICE_FAILS;
    return new Key(code, several ? title : "", span);
  }

  /** An error with a title and nothing else yet. */
  public static Diagnostic error(Code code, String title) {
    return new Diagnostic(code, Severity.ERROR, title, null, List.of(), List.of(), List.of());
  }

  /** A warning with a title and nothing else yet. */
  public static Diagnostic warning(Code code, String title) {
    return new Diagnostic(code, Severity.WARNING, title, null, List.of(), List.of(), List.of());
  }

  /** The same with its primary place. */
  public Diagnostic at(Span span, String text) {
    return new Diagnostic(code, severity, title, new Label(span, text), related, notes, help);
  }

  /** The same with its primary place, without words beside the carets. */
  public Diagnostic at(Span span) {
    return at(span, "");
  }

  /** The same with one more related place; a null place is left out. */
  public Diagnostic related(@Nullable Span span, String text) {
    if (span == null) {
      return this;
    }
    List<Label> more = with(related, new Label(span, text));
    return new Diagnostic(code, severity, title, primary, more, notes, help);
  }

  /** The same with one more note. */
  public Diagnostic note(String text) {
    return new Diagnostic(code, severity, title, primary, related, with(notes, text), help);
  }

  /** The same with one more piece of advice. */
  public Diagnostic help(String text) {
    return new Diagnostic(code, severity, title, primary, related, notes, with(help, text));
  }

  private static <T> List<T> with(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
