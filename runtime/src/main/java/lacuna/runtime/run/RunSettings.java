package lacuna.runtime.run;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import lacuna.runtime.RunException;
import lacuna.runtime.train.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run beside its spec.
 *
 * @param stage to run; null for all
 * @param recipe changes a stage's recipe
 * @param device that trains
 * @param resume whether to go on where a stopped run ended
 * @param acceptChanges whether to go on under other settings than those so far
 * @param overwrite whether results that stand in the folder may be replaced
 * @param jar the experiment's, to keep in the folder; null to keep none
 * @param steps updates after which to stop, the rest of the schedule unchanged; null for all
 * @param tensorBoard whether to write TensorBoard's events beside the metrics
 */
public record RunSettings(
    @Nullable String stage,
    UnaryOperator<Recipe> recipe,
    Device device,
    boolean resume,
    boolean acceptChanges,
    boolean overwrite,
    @Nullable Path jar,
    @Nullable Long steps,
    boolean tensorBoard) {

  /** Checks what does not depend on the experiment. */
  public RunSettings {
    if (resume && overwrite) {
      throw new RunException(
          "--resume keeps the run and --overwrite replaces it: give one of them");
    }
    if (acceptChanges && !resume) {
      throw new RunException("--accept-changes is for a run that goes on: give --resume too");
    }
    if (steps != null && steps < 1) {
      throw new RunException("--steps must be at least 1; it is " + steps);
    }
  }
}
