package lacuna.runtime.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The memory that one thread works with, kept from picture to picture. Not safe for several
 * threads.
 *
 * <p>{@link #begin} starts a new picture: all pictures handed out before lose their pixels.
 */
public final class Workspace {
  /** Room for a picture above this is given back after it, bytes: one huge file must not stay. */
  private static final int KEPT = 64 << 20;

  private final List<ByteBuffer> pictures = new ArrayList<>();
  private int used;
  private ByteBuffer file = ByteBuffer.allocateDirect(1 << 16);
  private byte[] row = new byte[0];
  private int[] sums = new int[0];
  private int[][] rows = new int[0][];
  private byte[] line = new byte[0];
  private float[] plane = new float[0];

  /** Takes back all memory handed out since the last call. */
  public void begin() {
    used = 0;
    pictures.removeIf(buffer -> buffer.capacity() > KEPT);
    if (file.capacity() > KEPT) {
      file = ByteBuffer.allocateDirect(1 << 16);
    }
  }

  /**
   * A picture with undefined pixels, valid until {@link #begin}.
   *
   * @throws IllegalArgumentException if it would have more than {@link ImageReader#MOST_PIXELS}: a
   *     picture of 1 x 65000 px, with its shorter side resized to 256 px, has four thousand million
   */
  public Image image(int width, int height) {
    if ((long) width * height > ImageReader.MOST_PIXELS) {
      throw new IllegalArgumentException(
          "it would become %d x %d px, more than the %d pixels allowed"
              .formatted(width, height, ImageReader.MOST_PIXELS));
    }
    int bytes = 3 * width * height;
    if (used == pictures.size()) {
      pictures.add(ByteBuffer.allocateDirect(roomFor(bytes)));
    } else if (pictures.get(used).capacity() < bytes) {
      pictures.set(used, ByteBuffer.allocateDirect(roomFor(bytes)));
    }
    return new Image(width, height, pictures.get(used++));
  }

  /** An empty direct buffer for the bytes of a file, of this limit; the next call reuses it. */
  public ByteBuffer file(int bytes) {
    if (file.capacity() < bytes) {
      file = ByteBuffer.allocateDirect(roomFor(bytes)).order(ByteOrder.BIG_ENDIAN);
    }
    return file.clear().limit(bytes);
  }

  /** Bytes of direct memory held. */
  public long held() {
    return file.capacity() + pictures.stream().mapToLong(ByteBuffer::capacity).sum();
  }

  /** A scratch row of pixels, 3 * width bytes or more. */
  public byte[] row(int width) {
    if (row.length < 3 * width) {
      row = new byte[3 * width];
    }
    return row;
  }

  /** A scratch row of one channel, {@code width} bytes or more. */
  byte[] line(int width) {
    if (line.length < width) {
      line = new byte[width];
    }
    return line;
  }

  /** Scratch sums, at least this many. */
  int[] sums(int length) {
    if (sums.length < length) {
      sums = new int[length];
    }
    return sums;
  }

  /** Scratch rows of numbers, at least {@code count} rows of at least {@code length}. */
  int[][] rows(int count, int length) {
    if (rows.length < count) {
      rows = Arrays.copyOf(rows, count);
    }
    for (int i = 0; i < count; i++) {
      if (rows[i] == null || rows[i].length < length) {
        rows[i] = new int[length];
      }
    }
    return rows;
  }

  /** Scratch floats, at least this many. */
  float[] plane(int length) {
    if (plane.length < length) {
      plane = new float[length];
    }
    return plane;
  }

  /** Rounds up, so that slowly growing pictures do not take new memory each time. */
  private static int roomFor(int bytes) {
    return (int) Math.min(Integer.MAX_VALUE - 8, bytes + Math.min(bytes >> 1, 1L << 20) + 4096);
  }
}
