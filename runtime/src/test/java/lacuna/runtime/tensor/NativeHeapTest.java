package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holes between tensors are given back on the CPU; a GPU's tensors leave none in this heap. */
final class NativeHeapTest {
  private static final Path SIZES = Path.of("/proc/self/statm");
  private static final long MIB = 1 << 20;

  @Test
  void givesHolesBackWhereTensorsAreOnTheCpuAlone() throws IOException {
    assumeTrue(Files.exists(SIZES), "Linux alone tells the size");
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      List<NDArray> freed = new ArrayList<>();
      for (int i = 0; i < 2000; i++) { // 62 KiB beside 2 KiB
        freed.add(memory.ones(new Shape(62, 256)));
        memory.ones(new Shape(2, 256));
      }
      freed.forEach(NDArray::close);
      long before = resident();
      NativeHeap.trim(Device.gpu(0));
      NativeHeap.tidy(Device.gpu(0));
      assertTrue(resident() > before - 20 * MIB, "nothing is given back for a GPU");
      NativeHeap.trim(Device.cpu());
      assertTrue(resident() < before - 60 * MIB, "most of 121 MiB is given back");
    }
  }

  private static long resident() throws IOException {
    return Long.parseLong(Files.readString(SIZES).split(" ")[1]) * 4096;
  }
}
