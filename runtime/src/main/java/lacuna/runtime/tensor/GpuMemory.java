package lacuna.runtime.tensor;

import ai.djl.Device;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What libtorch's allocator counts of a GPU's memory, as {@code torch.cuda.max_memory_allocated}.
 *
 * <p>Neither TorchScript nor a C function tells it, so the allocator's own method is called: {@code
 * c10::cuda::CUDACachingAllocator::CUDAAllocator::getDeviceStats} through its virtual table. Its
 * place there and the layout of what it returns are those of the one version that is used, and how
 * the result is passed is the System V convention of x86-64; elsewhere nothing is told.
 */
public final class GpuMemory {
  private static final String VERSION = "2.7.1";
  private static final String LIBRARY = "libc10_cuda.so";
  private static final String ALLOCATOR = "_ZN3c104cuda20CUDACachingAllocator9allocatorE";
  private static final int GET_DEVICE_STATS = 19; // slot of the virtual table
  private static final int STATS_BYTES = 976;
  private static final int PEAK_ALLOCATED = 392; // allocated_bytes[AGGREGATE].peak

  private static final @Nullable Pointer FOUND = find();

  private GpuMemory() {}

  /**
   * Most bytes that tensors had on a GPU at once so far; 0 where that is not told.
   *
   * @param gpu that has been used
   */
  public static long peak(Device gpu) {
    return FOUND == null ? 0 : peak(FOUND, gpu.getDeviceId());
  }

  /**
   * Calls an allocator.
   *
   * @param allocator set up for the GPU
   */
  static long peak(Pointer allocator, int gpu) {
    Function stats = method(allocator, GET_DEVICE_STATS);
    try (Memory result = new Memory(STATS_BYTES)) {
      stats.invoke(new Object[] {result, allocator, (byte) gpu});
      return result.getLong(PEAK_ALLOCATED);
    }
  }

  private static Function method(Pointer object, int slot) {
    return Function.getFunction(
        object.getPointer(0).getPointer((long) slot * Native.POINTER_SIZE));
  }

  private static @Nullable Pointer find() {
    return Platform.isLinux() && Platform.isIntel() && Platform.is64Bit()
            && Engines.version().startsWith(VERSION)
        ? allocator(Engines.folder())
        : null;
  }

  /** The allocator of the libtorch in a folder; null where it is not built for CUDA. */
  static @Nullable Pointer allocator(Path folder) {
    Path library = folder.resolve(LIBRARY);
    return Files.exists(library)
        ? NativeLibrary.getInstance(library.toString())
            .getGlobalVariableAddress(ALLOCATOR)
            .getPointer(0)
        : null;
  }
}
