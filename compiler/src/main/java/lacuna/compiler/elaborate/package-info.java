/**
 * Works a bound spec out by partial evaluation: what is constant becomes a value, what is a tensor
 * becomes residual code with a shape. A small recursive core ({@link
 * lacuna.compiler.elaborate.Core}: evaluate, instantiate, member, call) runs every stage on shapes
 * alone; each distinct component and each distinct call of it is worked out once and memoised as an
 * immutable value. What a step uses is found afterwards, by one pass over the residual methods
 * ({@link lacuna.compiler.elaborate.Reachability}). Knows nothing of classes or Java.
 */
@NullMarked
package lacuna.compiler.elaborate;

import org.jspecify.annotations.NullMarked;
