/**
 * Running an experiment.
 *
 * <p>A generated class describes an {@link lacuna.runtime.train.Experiment}: its phases, each with
 * a {@link lacuna.runtime.train.Recipe}. The {@link lacuna.runtime.train.Launcher} reads the
 * command line and either trains ({@link lacuna.runtime.train.Trainer}), traces one step for a
 * comparison with another implementation, or times steps. Everything a run leaves stands in one
 * {@link lacuna.runtime.train.RunFolder}. What stops a run is a {@link
 * lacuna.runtime.train.RunException} whose message is all that a user sees.
 *
 * <p>A run is a function of its seed: the images of a batch and all random draws of an update
 * depend on (seed, update, part) alone, so a resumed run gives the same numbers as one that never
 * stopped.
 */
@NullMarked
package lacuna.runtime.train;

import org.jspecify.annotations.NullMarked;
