package lacuna.compiler.elaborate;

import lacuna.compiler.source.Span;

/** An argument of a call, and where it is written. */
record Argument(TracedValue value, Span span) {}
