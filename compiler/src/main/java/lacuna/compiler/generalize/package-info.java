/**
 * Instances of one component become one class, and calls of one function one function. What is
 * equal in all of them becomes a constant; what differs becomes a constructor parameter, arithmetic
 * on such parameters, or a branch. This is anti-unification: of several terms, the most specific
 * term that they are all instances of. Where there is none, the mismatch is a value, and each
 * instance joins the first class that takes it.
 */
@NullMarked
package lacuna.compiler.generalize;

import org.jspecify.annotations.NullMarked;
