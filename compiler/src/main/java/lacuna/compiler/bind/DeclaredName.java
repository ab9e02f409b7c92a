package lacuna.compiler.bind;

import lacuna.compiler.source.Span;

/** A name where it is declared. */
record DeclaredName(String name, Span span) {}
