/**
 * The training core.
 *
 * <p>A {@link lacuna.runtime.train.Recipe} holds the settings of a stage. {@link
 * lacuna.runtime.train.Trainer} is the loop over updates, {@link
 * lacuna.runtime.train.TrainingStep} one update: forward and backward over micro-batches, clip,
 * optimizer. {@link lacuna.runtime.train.Evaluation} measures a network over the validation images.
 * Nothing here writes files or prints.
 *
 * <p>A run is a function of its seed: the images of a batch and all random draws of an update
 * depend on (seed, update, micro-batch) alone, so a resumed run gives the same numbers as one that
 * never stopped.
 */
@NullMarked
package lacuna.runtime.train;

import org.jspecify.annotations.NullMarked;
