/**
 * Joins the instances of a component into one class, and the calls of a function into one function.
 * What is equal in all of them becomes a constant; what differs becomes a parameter, arithmetic on
 * parameters, or a branch. Its result is the code part of the plan.
 */
@NullMarked
package lacuna.compiler.merge;

import org.jspecify.annotations.NullMarked;
