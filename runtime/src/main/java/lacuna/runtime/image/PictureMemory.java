package lacuna.runtime.image;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.MemoryUtil;

/**
 * Memory outside the Java heap. Large pieces go back to the system at once when they are closed:
 * Java's own buffers wait for the garbage collector, which does not see how large they are, and a
 * few pictures of 100 million pixels took all the memory. One that is forgotten is freed with it.
 */
final class PictureMemory implements AutoCloseable {
  /** From this many bytes on memory is asked of the system, and not kept. */
  static final int LARGE = 64 << 20;

  private static final Cleaner CLEANER = Cleaner.create();

  private final ByteBuffer buffer;
  private final Cleaner.@Nullable Cleanable freeing;

  PictureMemory(int bytes) {
    if (bytes <= LARGE) {
      buffer = ByteBuffer.allocateDirect(bytes);
      freeing = null;
      return;
    }
    long address = MemoryUtil.nmemAlloc(bytes);
    if (address == MemoryUtil.NULL) {
      throw new OutOfMemoryError("%d MB for a picture".formatted(bytes >> 20));
    }
    buffer = MemoryUtil.memByteBuffer(address, bytes);
    freeing = CLEANER.register(this, () -> MemoryUtil.nmemFree(address));
  }

  /** A direct buffer, valid as long as this is held and not closed. */
  ByteBuffer buffer() {
    return buffer;
  }

  int bytes() {
    return buffer.capacity();
  }

  boolean isLarge() {
    return freeing != null;
  }

  /** Frees large memory; small memory is the garbage collector's. */
  @Override
  public void close() {
    if (freeing != null) {
      freeing.clean();
    }
  }
}
