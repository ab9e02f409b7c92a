/**
 * Runs the points of a sweep, each in a process of its own: one after another or several at once, on
 * one machine or as an array of jobs on a cluster. Points that are finished are skipped, those that
 * stopped go on, and one that fails holds up no other.
 */
@NullMarked
package lacuna.runtime.sweep;

import org.jspecify.annotations.NullMarked;
