package lacuna.compiler.diagnostic;

import lacuna.compiler.source.Span;
import lacuna.runtime.Printable;

/**
 * A place with a few words beside its underline.
 *
 * @param span the place
 * @param text what it is or what is wrong with it; may be empty
 */
public record Label(Span span, String text) {

  public Label {
    text = Printable.text(text);
  }
}
