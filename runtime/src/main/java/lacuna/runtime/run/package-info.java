/**
 * A run: the stages of an {@link lacuna.runtime.run.Experiment} one after another, and the {@link
 * lacuna.runtime.run.RunFolder} with all that they leave.
 *
 * <p>{@link lacuna.runtime.run.ExperimentRun} goes through the stages; a {@link
 * lacuna.runtime.run.StageRunner} trains one (its state is saved and restored by {@link
 * lacuna.runtime.run.TrainingState}) or fills its feature bank. What the run tells while it goes on
 * is {@link lacuna.runtime.run.Progress} on the screen and {@link lacuna.runtime.run.MetricsLog} in
 * the folder.
 */
@NullMarked
package lacuna.runtime.run;

import org.jspecify.annotations.NullMarked;
