package lacuna.runtime.command;

import ai.djl.Device;
import lacuna.runtime.tensor.Devices;
import picocli.CommandLine.Option;

/** The option that chooses a device. */
final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, cpu, gpu0, ... (default: auto, a GPU where one can be used)")
  private String word = "auto";

  /** The device; a {@link lacuna.runtime.RunException} says what is missing where there is none. */
  Device device() {
    return Devices.of(word);
  }
}
