package lacuna.compiler.diagnostic;

import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.runtime.Printable;
import org.jspecify.annotations.Nullable;

/**
 * One message about a spec: what happened, where, why with the values, and what to do. Text of the
 * spec in it does nothing to a terminal, see {@link Printable}.
 *
 * @param draft all of it but what to do
 * @param help what to do, at least one line
 * @param fixes changes of a file that do it; none where a person must choose
 */
public record Diagnostic(Draft draft, List<String> help, List<Fix> fixes) {

  public Diagnostic {
    if (help.isEmpty()) {
      throw new IllegalArgumentException("a message without a way out: " + draft.title());
    }
    help = help.stream().map(Printable::text).toList();
    fixes = List.copyOf(fixes);
  }

  /**
   * What tells two messages apart: of one code at one place there is one message, unless the code is
   * about several things at a place or there is no place.
   */
  public record Key(Code code, String title, @Nullable Span span) {}

  /** What tells it from others. */
  public Key key() {
    Label primary = primary();
    Span span = primary == null ? null : primary.span();
    boolean several =
        span == null || code() == Code.MISSING_SETTING || code() == Code.ADVICE_FAILS;
    return new Key(code(), several ? title() : "", span);
  }

  /** An error with a title, which becomes a message by {@code help}. */
  public static Draft error(Code code, String title) {
    return new Draft(code, Severity.ERROR, title, null, List.of(), List.of());
  }

  /** A warning with a title, which becomes a message by {@code help}. */
  public static Draft warning(Code code, String title) {
    return new Draft(code, Severity.WARNING, title, null, List.of(), List.of());
  }

  /** Names the rule; {@code lacuna explain CODE} tells more. */
  public Code code() {
    return draft.code();
  }

  /** Whether it stops the compiler. */
  public Severity severity() {
    return draft.severity();
  }

  /** One sentence without a full stop: what is wrong. */
  public String title() {
    return draft.title();
  }

  /** The place of the mistake, underlined with carets; null when it stands in no file. */
  public @Nullable Label primary() {
    return draft.primary();
  }

  /** {@code FILE:LINE} of the mistake; empty when it stands in no file. */
  public String place() {
    Label primary = primary();
    return primary == null ? "" : primary.span().place();
  }

  /** Other places, underlined with dashes, each with what it is. */
  public List<Label> related() {
    return draft.related();
  }

  /** Facts that do not belong to one place. */
  public List<String> notes() {
    return draft.notes();
  }

  /** The same with its primary place. */
  public Diagnostic at(Span span, String text) {
    return new Diagnostic(draft.at(span, text), help, fixes);
  }

  /** The same with its primary place, without words beside the carets. */
  public Diagnostic at(Span span) {
    return at(span, "");
  }

  /** The same with one more related place; a null place is left out. */
  public Diagnostic related(@Nullable Span span, String text) {
    return new Diagnostic(draft.related(span, text), help, fixes);
  }

  /** The same with one more note. */
  public Diagnostic note(String text) {
    return new Diagnostic(draft.note(text), help, fixes);
  }

  /** The same with one more piece of advice. */
  public Diagnostic help(String text) {
    return new Diagnostic(draft, Draft.with(help, text), fixes);
  }

  /** The same with a change that mends it, titled as it reads: {@code write 192px}. */
  public Diagnostic fix(Span span, String text) {
    return fix(new Fix(text.isEmpty() ? "remove this" : "write " + text, span, text));
  }

  /** The same with a change that mends it. */
  public Diagnostic fix(Fix fix) {
    return new Diagnostic(draft, help, Draft.with(fixes, fix));
  }
}
