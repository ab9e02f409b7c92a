package lacuna.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words of libtorch's allocators, as they were seen or stand in its sources. */
final class OutOfMemoryTest {

  @Test
  void knowsTheAllocatorOfTheCpu() {
    assertWanted(
        "40.0 GB",
        "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate memory:"
            + " you tried to allocate 40000000000 bytes. Error code 12 (Cannot allocate memory)");
  }

  @Test
  void knowsTheAllocatorOfCuda() {
    assertWanted(
        "2.00 GiB",
        "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 139.72 GiB"
            + " of which 1.03 GiB is free.");
    assertWanted("more", "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate`");
  }

  @Test
  void knowsJavasWithinAnother() {
    Throwable error = new OutOfMemoryError("Java heap space");
    assertEquals(Optional.of("more"), OutOfMemory.wanted(new IllegalStateException(error)));
  }

  @Test
  void takesNothingElseForIt() {
    assertEquals(Optional.empty(), OutOfMemory.wanted(new IllegalStateException("no memory of it")));
    assertEquals(Optional.empty(), OutOfMemory.wanted(new IllegalStateException()));
  }

  private static void assertWanted(String amount, String message) {
    assertEquals(Optional.of(amount), OutOfMemory.wanted(new RuntimeException(message)));
  }
}
