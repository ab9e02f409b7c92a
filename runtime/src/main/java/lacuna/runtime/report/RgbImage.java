package lacuna.runtime.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * An RGB picture of one byte per channel.
 *
 * @param width in pixels
 * @param height in pixels
 * @param rgb (height, width, 3) bytes, rows from the top; not copied
 */
public record RgbImage(int width, int height, byte[] rgb) {

  /**
   * Errors: an {@link IllegalArgumentException} where the bytes are not those of such a picture.
   */
  public RgbImage {
    if (width < 1
        || height < 1
        || rgb.length != Math.multiplyExact(3, Math.multiplyExact(width, height))) {
      throw new IllegalArgumentException(
          "a picture of "
              + height
              + " by "
              + width
              + " pixels has 3 bytes for each, and "
              + rgb.length
              + " were given");
    }
  }

  /** Writes it as a PNG. */
  public void write(Path png) throws IOException {
    write(image(), png);
  }

  /** The bytes of a PNG. */
  byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(image(), bytes);
    return bytes.toByteArray();
  }

  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0, i = 0; y < height; y++) {
      for (int x = 0; x < width; x++, i += 3) {
        image.setRGB(x, y, (rgb[i] & 255) << 16 | (rgb[i + 1] & 255) << 8 | rgb[i + 2] & 255);
      }
    }
    return image;
  }

  static void write(BufferedImage image, Path png) throws IOException {
    // The file goes through a stream of our own: ImageIO's file streams leave the tail of a longer
    // old file in place. It is cached in memory: a cache in a file registers a shutdown hook, which
    // fails while a run is being stopped.
    try (OutputStream out = Files.newOutputStream(png)) {
      write(image, out);
    }
  }

  private static void write(BufferedImage image, OutputStream out) throws IOException {
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", stream);
    }
  }
}
