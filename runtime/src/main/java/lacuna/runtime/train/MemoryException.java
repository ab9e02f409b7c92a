package lacuna.runtime.train;

import ai.djl.Device;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.OutOfMemory;

/** A step that found no memory left, before it changed any weight. */
public final class MemoryException extends RunException {
  private static final long serialVersionUID = 1;

  private MemoryException(String message) {
    super(message, STOPPED);
  }

  /**
   * What a failed step is to fail with: this, where it failed for want of memory, else what it is.
   *
   * @param failure a RuntimeException, or Java's own want of memory
   * @param update number of the update, from 1
   */
  static RuntimeException of(
      Throwable failure, long update, Recipe recipe, TrainConfig config, Device device) {
    return OutOfMemory.wanted(failure)
        .<RuntimeException>map(
            wanted -> {
              String message =
                  """
                  the memory of %s is full: update %d needs %s
                    %,d images go through the network at once; %s\
                  """
                      .formatted(
                          owner(failure, device),
                          update,
                          wanted,
                          recipe.microBatchSize(),
                          advice(recipe, config));
              MemoryException full = new MemoryException(message);
              full.initCause(failure);
              return full;
            })
        .orElseGet(() -> (RuntimeException) failure);
  }

  private static String owner(Throwable failure, Device device) {
    if (failure instanceof OutOfMemoryError) {
      return "Java";
    }
    return device.isGpu() ? "gpu" + device.getDeviceId() : "this machine";
  }

  private static String advice(Recipe recipe, TrainConfig config) {
    int parts = recipe.accumulateFor(recipe.microBatchSize() - 1L);
    String split =
        parts == 0
            ? "make the network or the images smaller"
            : "accumulate = %d lets %,d through at once, for the same batch"
                .formatted(parts, recipe.batchSize() / parts);
    return config.checkpointBlocks()
        ? split
        : split + "; checkpoint_blocks = true needs less for each";
  }
}
