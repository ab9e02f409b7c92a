package lacuna.compiler.symbols;

import lacuna.compiler.source.Span;

/**
 * A name in a text, and what it stands for.
 *
 * @param declares whether it is the declaration itself
 */
public record NameUse(Span span, Definition definition, boolean declares) {}
