package lacuna.compiler.check;

import lacuna.compiler.source.Span;

/**
 * Where a value was written.
 *
 * @param name what it is called there: {@code cell}, {@code image}
 * @param user whether it stands in a user's file, so that the user can change it
 */
record Origin(Span span, String name, boolean user) {}
