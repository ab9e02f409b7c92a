package lacuna.runtime.image;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An RGB picture: (height, width, 3) bytes, red first, rows from top to bottom, without padding.
 *
 * <p>The pixels lie in a direct buffer. A picture made by a {@link Workspace} borrows its memory
 * and is valid until that workspace begins its next picture.
 */
public final class Image {
  private final int width;
  private final int height;
  private final ByteBuffer pixels;
  private final @Nullable PictureMemory memory; // is not freed while the picture is held

  /**
   * Wraps the pixels, which are not copied.
   *
   * @param pixels a direct buffer of at least height * width * 3 bytes, read from its start
   * @throws IllegalArgumentException if the sides are not positive or the buffer does not suit them
   */
  public Image(int width, int height, ByteBuffer pixels) {
    this(width, height, pixels, null);
  }

  /** A picture in memory that may be freed once nothing holds it. */
  Image(int width, int height, PictureMemory memory) {
    this(width, height, memory.buffer(), memory);
  }

  private Image(int width, int height, ByteBuffer pixels, @Nullable PictureMemory memory) {
    if (width < 1 || height < 1 || (long) width * height * 3 > pixels.capacity()) {
      throw new IllegalArgumentException(
          "a picture of %d x %d px does not fit %d bytes"
              .formatted(width, height, pixels.capacity()));
    }
    if (!pixels.isDirect()) {
      throw new IllegalArgumentException("the pixels must lie in a direct buffer");
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.memory = memory;
  }

  /** A picture of its own memory with the given pixels, (height, width, 3). */
  public static Image of(int width, int height, byte[] rgb) {
    if (rgb.length != (long) width * height * 3) {
      throw new IllegalArgumentException(
          "%d x %d px need %d bytes, not %d"
              .formatted(width, height, (long) width * height * 3, rgb.length));
    }
    Image image = new Image(width, height, ByteBuffer.allocateDirect(rgb.length));
    image.pixels.put(0, rgb);
    return image;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** The color at a place as 0xRRGGBB. */
  public int pixel(int x, int y) {
    int at = offset(x, y);
    return (pixels.get(at) & 255) << 16
        | (pixels.get(at + 1) & 255) << 8
        | pixels.get(at + 2) & 255;
  }

  /** Copies {@code count} pixels of row {@code y}, from column {@code x} on, to {@code into}. */
  public void readRow(int x, int y, int count, byte[] into) {
    pixels.get(offset(x, y), into, 0, 3 * count);
  }

  /** Overwrites {@code count} pixels of row {@code y}, from column {@code x} on. */
  public void writeRow(int x, int y, int count, byte[] from) {
    pixels.put(offset(x, y), from, 0, 3 * count);
  }

  /** Replaces each value by what a table of 256 has for it. */
  void map(byte[] table) {
    byte[] row = new byte[3 * width];
    for (int y = 0; y < height; y++) {
      readRow(0, y, width, row);
      for (int i = 0; i < row.length; i++) {
        row[i] = table[row[i] & 255];
      }
      writeRow(0, y, width, row);
    }
  }

  /** Replaces each color by another: red, green and blue by those of the given indices. */
  void select(int[] colors) {
    byte[] row = new byte[3 * width];
    byte[] selected = new byte[3 * width];
    for (int y = 0; y < height; y++) {
      readRow(0, y, width, row);
      for (int i = 0; i < row.length; i++) {
        selected[i] = row[i - i % 3 + colors[i % 3]];
      }
      writeRow(0, y, width, selected);
    }
  }

  /** A copy of all pixels, (height, width, 3). */
  public byte[] toBytes() {
    byte[] all = new byte[3 * width * height];
    pixels.get(0, all);
    return all;
  }

  /** A copy with memory of its own, valid as long as it is held. */
  public Image copy() {
    return of(width, height, toBytes());
  }

  /** The memory itself, for native code, which must not outlive the picture. */
  ByteBuffer pixels() {
    return pixels;
  }

  private int offset(int x, int y) {
    return 3 * (y * width + x);
  }
}
