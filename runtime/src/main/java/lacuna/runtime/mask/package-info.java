/**
 * Masks that are more easily said in Java than as arithmetic on tensors: those that try again until
 * something fits, and those that are read from a file. A mask is (batch, rows, columns) of truths,
 * true where a cell is hidden. What one draws hangs on the thread's generator, which the trainer
 * seeds for each step; block-wise masks are drawn ahead of the step, so that no device waits for
 * them. A mask that needs no tensors to be drawn is a {@link lacuna.runtime.mask.Drawing} too, so
 * that it can be looked at before a run.
 */
@NullMarked
package lacuna.runtime.mask;

import org.jspecify.annotations.NullMarked;
