/**
 * Compile-time values: numbers with their units, sizes that may count the batch, lists, words.
 * Arithmetic keeps units and never rounds: a quotient that is not whole stays a real number until
 * something asks for a whole one.
 */
@NullMarked
package lacuna.compiler.value;

import org.jspecify.annotations.NullMarked;
