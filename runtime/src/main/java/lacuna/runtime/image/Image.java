package lacuna.runtime.image;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A picture: (height, width, channels) bytes, rows from top to bottom, without padding. Mostly it has
 * three channels, red first; others are bands of which nothing is known.
 *
 * <p>The pixels lie in a direct buffer. A picture made by a {@link Workspace} borrows its memory
 * and is valid until that workspace begins its next picture.
 */
public final class Image {
  /** Red, green and blue. */
  static final int COLORS = 3;

  private final int width;
  private final int height;
  private final int channels;
  private final ByteBuffer pixels;
  private final @Nullable PictureMemory memory; // is not freed while the picture is held

  /**
   * Wraps the pixels of an RGB picture, which are not copied.
   *
   * @param pixels a direct buffer of at least height * width * 3 bytes, read from its start
   * @throws IllegalArgumentException if the sides are not positive or the buffer does not suit them
   */
  public Image(int width, int height, ByteBuffer pixels) {
    this(width, height, COLORS, pixels, null);
  }

  /** A picture in memory that may be freed once nothing holds it. */
  Image(int width, int height, int channels, PictureMemory memory) {
    this(width, height, channels, memory.buffer(), memory);
  }

  private Image(
      int width, int height, int channels, ByteBuffer pixels, @Nullable PictureMemory memory) {
    if (width < 1 || height < 1 || (long) width * height * channels > pixels.capacity()) {
      throw new IllegalArgumentException(
          "a picture of %d x %d px does not fit %d bytes"
              .formatted(width, height, pixels.capacity()));
    }
    if (!pixels.isDirect()) {
      throw new IllegalArgumentException("the pixels must lie in a direct buffer");
    }
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.pixels = pixels;
    this.memory = memory;
  }

  /** An RGB picture of its own memory with the given pixels, (height, width, 3). */
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

  /** Values of a pixel: 3 of an RGB picture. */
  public int channels() {
    return channels;
  }

  /** The value of one channel at a place, 0 to 255. */
  public int value(int x, int y, int channel) {
    return pixels.get(offset(x, y) + channel) & 255;
  }

  /** The color of an RGB picture at a place as 0xRRGGBB. */
  public int pixel(int x, int y) {
    int at = offset(x, y);
    return (pixels.get(at) & 255) << 16
        | (pixels.get(at + 1) & 255) << 8
        | pixels.get(at + 2) & 255;
  }

  /** Copies {@code count} pixels of row {@code y}, from column {@code x} on, to {@code into}. */
  public void readRow(int x, int y, int count, byte[] into) {
    pixels.get(offset(x, y), into, 0, channels * count);
  }

  /** Overwrites {@code count} pixels of row {@code y}, from column {@code x} on. */
  public void writeRow(int x, int y, int count, byte[] from) {
    pixels.put(offset(x, y), from, 0, channels * count);
  }

  /** Replaces each value by what a table of 256 has for it. */
  void map(byte[] table) {
    byte[] row = new byte[channels * width];
    for (int y = 0; y < height; y++) {
      readRow(0, y, width, row);
      for (int i = 0; i < row.length; i++) {
        row[i] = table[row[i] & 255];
      }
      writeRow(0, y, width, row);
    }
  }

  /**
   * Takes the channels of another picture of this size, which may be this one.
   *
   * @param indices of the other's channels, one for each of this
   */
  void select(Image other, int[] indices) {
    byte[] row = new byte[other.channels * width];
    byte[] selected = new byte[channels * width];
    for (int y = 0; y < height; y++) {
      other.readRow(0, y, width, row);
      for (int i = 0; i < selected.length; i++) {
        selected[i] = row[i / channels * other.channels + indices[i % channels]];
      }
      writeRow(0, y, width, selected);
    }
  }

  /** A copy of all pixels, (height, width, channels). */
  public byte[] toBytes() {
    byte[] all = new byte[channels * width * height];
    pixels.get(0, all);
    return all;
  }

  /** A copy with memory of its own, valid as long as it is held. */
  public Image copy() {
    byte[] all = toBytes();
    Image copy =
        new Image(width, height, channels, ByteBuffer.allocateDirect(all.length), null);
    copy.pixels.put(0, all);
    return copy;
  }

  /** The memory itself, for native code, which must not outlive the picture. */
  ByteBuffer pixels() {
    return pixels;
  }

  private int offset(int x, int y) {
    return channels * (y * width + x);
  }
}
