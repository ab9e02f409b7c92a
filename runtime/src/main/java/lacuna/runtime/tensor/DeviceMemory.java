package lacuna.runtime.tensor;

import ai.djl.Device;
import com.sun.jna.Function;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import lacuna.runtime.libtorch.NvidiaDriver;

/** The memory that a device has, used or not. */
public final class DeviceMemory {
  private static final int SUCCESS = 0;

  private DeviceMemory() {}

  /**
   * Bytes: of a GPU its own; of the CPU the machine's, or what the system lets this process and its
   * group have where that is less. 0 where that is not told.
   */
  public static long of(Device device) {
    return device.isGpu() ? ofGpu(device.getDeviceId()) : ofMachine();
  }

  /** Java's own figure, which knows of containers. */
  private static long ofMachine() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  /** The driver's figure; it numbers the GPUs as libtorch does. */
  private static long ofGpu(int gpu) {
    try {
      IntByReference device = new IntByReference();
      LongByReference bytes = new LongByReference();
      boolean told =
          driver("cuInit", 0) == SUCCESS
              && driver("cuDeviceGet", device, gpu) == SUCCESS
              && driver("cuDeviceTotalMem_v2", bytes, device.getValue()) == SUCCESS;
      return told ? bytes.getValue() : 0;
    } catch (UnsatisfiedLinkError e) {
      return 0;
    }
  }

  private static int driver(String function, Object... arguments) {
    return Function.getFunction(NvidiaDriver.LIBRARY, function).invokeInt(arguments);
  }
}
