package lacuna.compiler.diagnostic;

import lacuna.compiler.source.Span;

/**
 * A change of a file that mends a mistake, for editors.
 *
 * @param title what it does, as a menu shows it
 * @param span what is replaced; empty to insert
 * @param text what stands there then
 */
public record Fix(String title, Span span, String text) {}
