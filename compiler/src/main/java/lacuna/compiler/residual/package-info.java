/**
 * What is left of a component or function when everything that is known at compile time has been
 * worked out: its tensor operations, with every constant beside the name or formula it came from.
 * One residue per instance; the merger joins instances of one component into a class.
 */
@NullMarked
package lacuna.compiler.residual;

import org.jspecify.annotations.NullMarked;
