package lacuna.runtime.command;

import ai.djl.Device;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Engines;
import picocli.CommandLine.Option;

/** The option that chooses a device. */
final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, cpu, gpu0, ... (default: auto, a GPU where one can be used)")
  private String word = "auto";

  /** The device; a {@link RunException} that says what is missing where it cannot be used. */
  Device device() {
    try {
      return Engines.device(word);
    } catch (IllegalArgumentException e) {
      throw new RunException(
          e.getMessage() + "\n  --device cpu runs without one; `lacuna engine` lists devices", e);
    }
  }
}
