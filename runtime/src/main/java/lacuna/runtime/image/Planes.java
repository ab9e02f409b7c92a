package lacuna.runtime.image;

import java.nio.ByteBuffer;

/** Writes a picture channel by channel, as networks want it: (channels, height, width) bytes. */
public final class Planes {
  private Planes() {}

  /**
   * Writes channels * height * width bytes from {@code offset} on.
   *
   * @param channels those of the picture, or 1 of an RGB one: the luma of Pillow's {@code
   *     convert("L")}
   */
  public static void write(
      Image image, int channels, ByteBuffer into, int offset, Workspace space) {
    int width = image.width();
    int area = width * image.height();
    byte[] row = space.row(width, image.channels());
    byte[] line = space.line(width);
    for (int y = 0; y < image.height(); y++) {
      image.readRow(0, y, width, row);
      for (int channel = 0; channel < channels; channel++) {
        if (channels == 1) {
          luma(row, line, width);
        } else {
          for (int x = 0, at = channel; x < width; x++, at += image.channels()) {
            line[x] = row[at];
          }
        }
        into.put(offset + channel * area + y * width, line, 0, width);
      }
    }
  }

  private static void luma(byte[] row, byte[] line, int width) {
    for (int x = 0, at = 0; x < width; x++, at += Image.COLORS) {
      line[x] = (byte) Luma.of(row[at] & 255, row[at + 1] & 255, row[at + 2] & 255);
    }
  }
}
