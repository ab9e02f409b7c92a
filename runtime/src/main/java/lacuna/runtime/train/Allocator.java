package lacuna.runtime.train;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Settings of the C library's allocator, from which the engine takes its memory.
 *
 * <p>glibc keeps freed blocks of up to 32 MB in its heap, once it has seen such blocks, and a heap
 * full of activations of many sizes is full of holes: a fifth of a ViT-B step's peak. Large blocks
 * of their own go back to the system when they are freed.
 */
final class Allocator {
  private static final int MMAP_THRESHOLD = -3;
  private static final int TRIM_THRESHOLD = -1;
  private static final int LARGE_BYTES = 4 << 20;
  private static final int TRIM_BYTES = 8 << 20;

  private Allocator() {}

  /** Gives large freed blocks back to the system; does nothing where the C library is another. */
  static void returnLargeBlocks() {
    if (Platform.isLinux()) {
      try {
        Function mallopt = Function.getFunction("c", "mallopt");
        mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, LARGE_BYTES});
        mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, TRIM_BYTES});
      } catch (UnsatisfiedLinkError e) {
        return; // musl has no such function, and no such heap
      }
    }
  }
}
