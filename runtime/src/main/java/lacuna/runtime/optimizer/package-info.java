/**
 * How gradients change weights.
 *
 * <p>An {@link lacuna.runtime.optimizer.Optimizer} is what a spec says: numbers. Begun on a
 * network's parameters it splits them into {@linkplain lacuna.runtime.optimizer.Group groups}, by
 * weight decay and by level, and makes the {@link lacuna.runtime.optimizer.OptimizerState} that it
 * keeps of past gradients, which changes weights in place, a group at a time.
 */
@NullMarked
package lacuna.runtime.optimizer;

import org.jspecify.annotations.NullMarked;
