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
  /**
   * No picture of a resize may be larger, pixels: one of 1 x 65000 px, with its shorter side resized
   * to 256 px, has four thousand million.
   */
  private static final long MOST_PIXELS = 178_956_970;

  private final List<PictureMemory> pictures = new ArrayList<>();
  private int used;
  private PictureMemory file = new PictureMemory(1 << 16);
  private byte[] row = new byte[0];
  private int[] sums = new int[0];
  private int[][] rows = new int[0][];
  private byte[] line = new byte[0];
  private float[] plane = new float[0];

  /** Takes back all memory handed out since the last call; that of huge pictures is freed. */
  public void begin() {
    used = 0;
    pictures.removeIf(
        memory -> {
          memory.close();
          return memory.isLarge();
        });
    if (file.isLarge()) {
      file.close();
      file = new PictureMemory(1 << 16);
    }
  }

  /** An RGB picture with undefined pixels, valid until {@link #begin}. */
  public Image image(int width, int height) {
    return image(width, height, Image.COLORS);
  }

  /**
   * A picture with undefined pixels, valid until {@link #begin}.
   *
   * @throws IllegalArgumentException if it would be too large
   */
  public Image image(int width, int height, int channels) {
    if ((long) width * height > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "it would become %d x %d px, more than the %d pixels allowed"
              .formatted(width, height, MOST_PIXELS));
    }
    return decoded(width, height, channels);
  }

  /** The same for the pixels of a file, whose size {@link ImageOptions} has allowed. */
  Image decoded(int width, int height, int channels) {
    int bytes = Math.multiplyExact(channels, Math.multiplyExact(width, height));
    if (used == pictures.size()) {
      pictures.add(new PictureMemory(roomFor(bytes)));
    } else if (pictures.get(used).bytes() < bytes) {
      pictures.get(used).close();
      pictures.set(used, new PictureMemory(roomFor(bytes)));
    }
    return new Image(width, height, channels, pictures.get(used++));
  }

  /** An empty direct buffer for the bytes of a file, of this limit; the next call reuses it. */
  public ByteBuffer file(int bytes) {
    if (file.bytes() < bytes) {
      file.close();
      file = new PictureMemory(roomFor(bytes));
    }
    return file.buffer().order(ByteOrder.BIG_ENDIAN).clear().limit(bytes);
  }

  /** Bytes of direct memory held. */
  public long held() {
    return file.bytes() + pictures.stream().mapToLong(PictureMemory::bytes).sum();
  }

  /** A scratch row of a picture's channels, of {@code width} pixels or more. */
  public byte[] row(int width, int channels) {
    if (row.length < channels * width) {
      row = new byte[channels * width];
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
