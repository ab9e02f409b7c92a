/**
 * Compile-time values: numbers with their units, sizes that may count the batch, lists, words.
 * Arithmetic keeps units and never rounds: a quotient that is not whole stays a real number until
 * something asks for a whole one. Every rule is a pure function that gives a {@link
 * lacuna.compiler.value.Result}: a value, or a {@link lacuna.compiler.value.Mismatch} with all that
 * a message needs but the places.
 */
@NullMarked
package lacuna.compiler.value;

import org.jspecify.annotations.NullMarked;
