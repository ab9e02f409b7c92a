package lacuna.runtime.libtorch;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The NVIDIA driver of this machine, as far as it can be seen without libtorch. */
public final class NvidiaDriver {
  /** The driver's library, without which a libtorch for CUDA computes on the CPU alone. */
  public static final String LIBRARY = Platform.isWindows() ? "nvcuda.dll" : "libcuda.so.1";

  private NvidiaDriver() {}

  /** Whether the driver's library can be loaded. */
  public static boolean hasLibrary() {
    try {
      NativeLibrary.getInstance(LIBRARY);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  /** The GPUs, as {@code nvidia-smi} lists them: {@code GPU 0: NVIDIA H200}. */
  public static List<String> gpus() {
    return Program.lines("nvidia-smi", "-L").orElse(List.of()).stream()
        .filter(line -> line.startsWith("GPU "))
        .map(line -> line.replaceFirst("\\s*\\(UUID.*", ""))
        .toList();
  }

  /** Whether its part of the system's kernel is loaded, as it is where there is a GPU. */
  public static boolean isLoaded() {
    return Stream.of("/proc/driver/nvidia/version", "/dev/nvidiactl", "/dev/dxg")
        .anyMatch(file -> Files.exists(Path.of(file)));
  }

  /** Whether anything shows that there is a driver. */
  public static boolean isPresent() {
    return isLoaded() || hasLibrary() || !gpus().isEmpty();
  }
}
