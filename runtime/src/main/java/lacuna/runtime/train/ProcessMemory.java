package lacuna.runtime.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process, with the engine's, as the kernel counts it. */
public final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final long KILO = 1024;

  private ProcessMemory() {}

  /** Largest resident size so far, in bytes; 0 where the system does not tell. */
  public static long peak() {
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
