package lacuna.runtime.train;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.tensor.GpuMemory;

/** The most memory that was needed so far: of a GPU by its tensors, else by this process. */
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final long KILO = 1024;

  private PeakMemory() {}

  /** Bytes on a device; 0 where the system does not tell. */
  public static long of(Device device) {
    return device.isGpu() ? GpuMemory.peak(device) : residentSize();
  }

  /** The largest resident size of this process, with the engine's memory, as the kernel counts. */
  private static long residentSize() {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(PEAK)) {
          String number = line.substring(PEAK.length()).replace("kB", "").strip();
          return Long.parseLong(number) * KILO;
        }
      }
      return 0;
    } catch (IOException e) {
      return 0; // a figure that is only shown, never used
    }
  }
}
