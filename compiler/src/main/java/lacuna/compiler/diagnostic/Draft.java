package lacuna.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.runtime.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A message that does not yet say what to do: what happened, where, and why with the values. Only
 * {@code help} makes a {@link Diagnostic} of it, so that no message can be given without a way out.
 *
 * @param code names the rule; {@code lacuna explain CODE} tells more
 * @param severity whether it stops the compiler
 * @param title one sentence without a full stop: what is wrong
 * @param primary the place of the mistake, underlined with carets; null when it stands in no file
 * @param related other places, underlined with dashes, each with what it is
 * @param notes facts that do not belong to one place: both shapes, the arithmetic with its values
 */
public record Draft(
    Code code,
    Severity severity,
    String title,
    @Nullable Label primary,
    List<Label> related,
    List<String> notes) {

  public Draft {
    title = Printable.text(title);
    related = List.copyOf(related);
    notes = notes.stream().map(Printable::text).toList();
  }

  /** The same with its primary place. */
  public Draft at(Span span, String text) {
    return new Draft(code, severity, title, new Label(span, text), related, notes);
  }

  /** The same with its primary place, without words beside the carets. */
  public Draft at(Span span) {
    return at(span, "");
  }

  /** The same with one more related place; a null place is left out. */
  public Draft related(@Nullable Span span, String text) {
    return span == null
        ? this
        : new Draft(code, severity, title, primary, with(related, new Label(span, text)), notes);
  }

  /** The same with one more note. */
  public Draft note(String text) {
    return new Draft(code, severity, title, primary, related, with(notes, text));
  }

  /** The message, with what to do. */
  public Diagnostic help(String text) {
    return new Diagnostic(this, List.of(text), List.of());
  }

  /** The message, with what to do, each on a line of its own; at least one. */
  public Diagnostic help(List<String> texts) {
    return new Diagnostic(this, texts, List.of());
  }

  static <T> List<T> with(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
