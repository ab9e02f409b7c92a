package lacuna.compiler.diagnostic;

import lacuna.compiler.source.Span;

/**
 * A place with a few words beside its underline.
 *
 * @param span the place
 * @param text what it is or what is wrong with it; may be empty
 */
public record Label(Span span, String text) {}
