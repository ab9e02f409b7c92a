/**
 * Messages about specs as data, and their renderings. A diagnostic has a code, a primary place,
 * related places, notes and advice; text with carets and JSON lines are two ways to print the same
 * record.
 */
@NullMarked
package lacuna.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
