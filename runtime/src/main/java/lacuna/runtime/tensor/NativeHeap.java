package lacuna.runtime.tensor;

import ai.djl.Device;
import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The C library's heap, from which the engine takes the memory of tensors on the CPU.
 *
 * <p>A heap full of activations of many sizes is full of holes: freed memory that the process still
 * has and that no later tensor fits into, a sixth of the peak of a ViT-B step. glibc can give such
 * pages back to the system. To take them again costs as much as to fill them, so that is done only
 * where the peak would grow otherwise: before a backward pass, which begins with every activation
 * alive, and while a layer's forward pass takes the process more than a little above what was alive
 * then. Nothing happens elsewhere than on Linux with glibc, nor where the tensors are on a GPU.
 */
public final class NativeHeap {
  private static final String C_LIBRARY = "c";
  // mallopt's number for the largest block that is not joined with its neighbors
  private static final int MXFAST = 1;
  private static final int PAGE_BYTES = 4096;
  private static final double ROOM = 1.12;

  private static final @Nullable NativeHeap GLIBC = find();

  private final Function trim;
  private final RandomAccessFile sizes;
  private final byte[] text = new byte[256];
  private double ceiling;

  private NativeHeap(Function trim, RandomAccessFile sizes) {
    this.trim = trim;
    this.sizes = sizes;
  }

  /**
   * Called where every tensor that the process has is needed: gives back everything else.
   *
   * @param device where the tensors are
   */
  public static void trim(Device device) {
    if (GLIBC != null && !device.isGpu()) {
      GLIBC.giveBack();
    }
  }

  /**
   * Gives holes back if the process has grown past what it needs.
   *
   * @param device where the tensors are
   */
  public static void tidy(Device device) {
    if (GLIBC != null && !device.isGpu()) {
      GLIBC.giveBackAboveCeiling();
    }
  }

  private synchronized void giveBackAboveCeiling() {
    if (resident() > ceiling) {
      giveBack();
    }
  }

  private synchronized void giveBack() {
    trim.invokeInt(new Object[] {0L});
    ceiling = Math.max(ceiling, ROOM * resident());
  }

  /** Bytes of this process that are in memory; 0 where the kernel does not tell. */
  private long resident() {
    try {
      sizes.seek(0);
      int length = sizes.read(text);
      String[] pages = new String(text, 0, length, StandardCharsets.US_ASCII).split(" ");
      return Long.parseLong(pages[1]) * PAGE_BYTES;
    } catch (IOException e) {
      return 0; // holes stay, as they would without all this
    }
  }

  private static @Nullable NativeHeap find() {
    if (!Platform.isLinux()) {
      return null;
    }
    try {
      Function trim = Function.getFunction(C_LIBRARY, "malloc_trim");
      // The engine's blocks are aligned, and the place of a freed one is found again only if the few
      // bytes before it are joined to it.
      Function.getFunction(C_LIBRARY, "mallopt").invokeInt(new Object[] {MXFAST, 0});
      return new NativeHeap(trim, new RandomAccessFile("/proc/self/statm", "r"));
    } catch (UnsatisfiedLinkError | IOException e) {
      return null; // musl has no such functions, and no such heap
    }
  }
}
