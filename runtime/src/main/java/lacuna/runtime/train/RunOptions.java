package lacuna.runtime.train;

import ai.djl.Device;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run is told beside its recipe.
 *
 * @param folder of the run
 * @param device that trains
 * @param resume whether to go on where a stopped run ended
 * @param overwrite whether results that stand in the folder may be replaced
 * @param steps updates after which to stop, the rest of the schedule unchanged; null for all
 * @param out where progress is shown
 * @param terminal whether {@code out} can renew a line
 */
record RunOptions(
    RunFolder folder,
    Device device,
    boolean resume,
    boolean overwrite,
    @Nullable Long steps,
    PrintStream out,
    boolean terminal) {}
