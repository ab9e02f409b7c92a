package lacuna.runtime.run;

import ai.djl.Device;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of a run have in common.
 *
 * @param folder of the run
 * @param record begins before the first stage writes anything
 * @param device that trains
 * @param resume whether to go on where a stopped run ended
 * @param steps updates after which to stop, the rest of the schedule unchanged; null for all
 * @param tensorBoard whether to write TensorBoard's events
 * @param out where progress is shown
 * @param terminal whether {@code out} can renew a line
 */
record RunContext(
    RunFolder folder,
    RunRecord record,
    Device device,
    boolean resume,
    @Nullable Long steps,
    boolean tensorBoard,
    PrintStream out,
    boolean terminal) {

  /** The folder for TensorBoard's events; null for none. */
  @Nullable Path events() {
    return tensorBoard ? folder.events() : null;
  }
}
