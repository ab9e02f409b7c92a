package lacuna.runtime.run;

import ai.djl.Device;
import java.util.function.Consumer;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.DeviceMemory;
import lacuna.runtime.tensor.Precision;
import lacuna.runtime.train.Recipe;
import lacuna.runtime.train.TrainConfig;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, before anything starts, a step that needs more memory than its device has. The plan's
 * estimate may be a quarter too high or too low, so only what is clearly too much is refused; of
 * what may be too much there is a word.
 */
public final class MemoryCheck {
  /** How many times as much as there is an estimate must be. */
  private static final double CLEARLY = 1.3;

  private static final double GIGA = 1e9;
  private static final double MEGA = 1e6;

  private MemoryCheck() {}

  /**
   * Checks a stage that trains.
   *
   * @param plan as JSON; one that says nothing of memory passes
   * @param say is told of a step that may not fit
   * @throws RunException where a step does not fit the device
   */
  public static void require(
      String plan, String stage, Recipe recipe, Device device, Consumer<String> say) {
    String kind = device.isGpu() ? "gpu" : "cpu";
    String name = device.isGpu() ? kind + device.getDeviceId() : "this machine";
    String precision = recipe.precision() == Precision.BF16 ? "bf16" : "fp32";
    long has = DeviceMemory.of(device);
    StepMemory.of(plan, stage, kind, precision)
        .filter(needs -> has > 0 && needs.at(recipe.microBatchSize()) > has)
        .ifPresent(
            needs -> {
              String message = stage + ": " + message(needs, recipe, has, name);
              if (needs.at(recipe.microBatchSize()) > CLEARLY * has) {
                throw new RunException(message);
              }
              say.accept("warning: " + message);
            });
  }

  private static String message(StepMemory needs, Recipe recipe, long has, String device) {
    return """
        a step needs about %s of memory, and %s has %s
          %s of weights, optimizer and gradients, and %s for each of %,d images at once
          %s%s\
        """
        .formatted(
            amount(needs.at(recipe.microBatchSize())),
            device,
            amount(has),
            amount(needs.at(0)),
            amount(needs.perImage()),
            recipe.microBatchSize(),
            advice(needs.fitting(has), recipe),
            less(recipe.training()));
  }

  private static String advice(long fitting, Recipe recipe) {
    return fitting == 0
        ? "not one image fits: make the network or the images smaller"
        : "about %,d images fit: accumulate = %d splits the batch, or set batch_size to %d or less"
            .formatted(fitting, recipe.accumulateFor(fitting), fitting);
  }

  private static String less(@Nullable TrainConfig training) {
    return training == null || training.checkpointBlocks()
        ? ""
        : "\n  checkpoint_blocks = true needs less for each";
  }

  private static String amount(double bytes) {
    if (bytes >= GIGA) {
      return "%,.1f GB".formatted(bytes / GIGA);
    }
    return (bytes < 10 * MEGA ? "%.1f MB" : "%.0f MB").formatted(bytes / MEGA);
  }
}
