package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GpuMemoryTest {
  private static final int INITIALIZED = 10; // slots of the virtual table beside the one we use
  private static final int INIT = 9;

  @Test
  void isNotToldByALibtorchForTheCpu() {
    assumeTrue(!Engines.libtorch().cuda(), "this libtorch is for CUDA");
    assertNull(GpuMemory.allocator(Engines.folder()));
    assertEquals(0, GpuMemory.peak(Device.gpu(0)));
  }

  /**
   * The allocator of a real CUDA build, without any GPU: it is there before the first device is
   * used, its neighbors in the table do what they are called, and a device that was just set up has
   * nothing.
   */
  @Test
  void isWhatTheAllocatorOfACudaBuildSays() {
    String folder = System.getenv("LACUNA_TEST_LIBTORCH");
    assumeTrue(
        folder != null, "LACUNA_TEST_LIBTORCH names no folder of a libtorch 2.7.1 for CUDA");
    NativeLibrary.getInstance(cudart(Path.of(folder)));
    Pointer allocator = GpuMemory.allocator(Path.of(folder));
    assertNotNull(allocator);
    assertEquals(0, method(allocator, INITIALIZED).invokeInt(new Object[] {allocator}) & 255);
    method(allocator, INIT).invoke(new Object[] {allocator, 1});
    assertEquals(1, method(allocator, INITIALIZED).invokeInt(new Object[] {allocator}) & 255);
    assertEquals(0, GpuMemory.peak(allocator, 0));
  }

  /** Pip's wheel has it beside torch. */
  private static String cudart(Path folder) {
    return folder.resolve("../../nvidia/cuda_runtime/lib/libcudart.so.12").normalize().toString();
  }

  private static Function method(Pointer object, int slot) {
    return Function.getFunction(object.getPointer(0).getPointer(8L * slot));
  }
}
