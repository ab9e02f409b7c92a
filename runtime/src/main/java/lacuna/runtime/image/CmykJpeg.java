package lacuna.runtime.image;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads JPEGs of four inks, which store 255 for no ink, and turns them into light with Pillow's
 * rounding. The JDK hands out the inks as they are stored; rare in practice (22 files of ImageNet).
 */
final class CmykJpeg {
  /** Transform of an Adobe marker: three of the inks are stored as luma and chroma. */
  private static final int YCCK = 2;

  private CmykJpeg() {}

  static void decode(ByteBuffer file, ImageHeader header, Image image)
      throws BrokenImageException {
    byte[] bytes = new byte[file.limit()];
    file.get(0, bytes);
    if (!endsAsItShould(bytes)) {
      throw new BrokenImageException("the file is damaged or ends early");
    }
    Raster raster = read(bytes);
    int width = image.width();
    if (raster.getNumBands() != 4
        || raster.getWidth() != width
        || raster.getHeight() != image.height()) {
      throw new BrokenImageException("its header and its pixels disagree");
    }
    int[] inks = new int[4 * width];
    byte[] row = new byte[3 * width];
    for (int y = 0; y < image.height(); y++) {
      raster.getPixels(0, y, width, 1, inks);
      for (int x = 0; x < width; x++) {
        if (header.color() == YCCK) {
          uncode(inks, 4 * x);
        }
        int paper = inks[4 * x + 3];
        for (int c = 0; c < 3; c++) {
          row[3 * x + c] = (byte) (paper - product(255 - inks[4 * x + c], paper));
        }
      }
      image.writeRow(0, y, width, row);
    }
  }

  private static Raster read(byte[] bytes) throws BrokenImageException {
    javax.imageio.ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(stream, true, true);
      return reader.readRaster(0, null);
    } catch (IOException | RuntimeException failure) {
      throw new BrokenImageException("the decoder refuses it", failure);
    } finally {
      reader.dispose();
    }
  }

  /** a * b / 255, rounded. */
  private static int product(int a, int b) {
    int t = a * b + 128;
    return ((t >> 8) + t) >> 8;
  }

  /**
   * Luma and chroma to inks as stored, by the JPEG standard's formula at 16 bits after the point.
   */
  private static void uncode(int[] inks, int at) {
    int luma = inks[at];
    int blue = inks[at + 1] - 128;
    int red = inks[at + 2] - 128;
    int half = 1 << 15;
    inks[at] = 255 - clamp(luma + ((91881 * red + half) >> 16));
    inks[at + 1] = 255 - clamp(luma + ((-22554 * blue - 46802 * red + half) >> 16));
    inks[at + 2] = 255 - clamp(luma + ((116130 * blue + half) >> 16));
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** The JDK reads a file without its end in silence, so look for the end marker ourselves. */
  private static boolean endsAsItShould(byte[] bytes) {
    int end = bytes.length;
    while (end > 2 && bytes[end - 1] == 0) {
      end--; // some writers pad with zeros
    }
    return end > 2 && (bytes[end - 1] & 255) == 0xD9 && (bytes[end - 2] & 255) == 0xFF;
  }
}
