/**
 * The tree of a file as records, and the parser that makes it. The only package that knows the
 * grammar: a mistake in the text becomes one message in plain words here, and the parser goes on
 * behind it.
 */
@NullMarked
package lacuna.compiler.syntax;

import org.jspecify.annotations.NullMarked;
