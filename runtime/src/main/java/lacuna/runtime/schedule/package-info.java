/**
 * How the learning rate changes over a run.
 *
 * <p>A schedule sees the run as the official loops do: a line of micro-batches, {@code n} of them
 * per epoch, with an update after every {@code accumulate} of them ({@link
 * lacuna.runtime.schedule.Timeline}). Durations and rates of a spec become positions and absolute
 * rates on that line, so that the curve over the data seen is the same whatever the accumulation.
 */
@NullMarked
package lacuna.runtime.schedule;

import org.jspecify.annotations.NullMarked;
