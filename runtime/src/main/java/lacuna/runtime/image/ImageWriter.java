package lacuna.runtime.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Writes pictures as PNG, without loss. */
public final class ImageWriter {
  private ImageWriter() {}

  /** The bytes of a PNG file. */
  public static byte[] png(Image image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        picture.setRGB(x, y, image.pixel(x, y));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      if (!ImageIO.write(picture, "png", bytes)) {
        throw new IllegalStateException("this Java has no PNG writer");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // nothing leaves the memory
    }
    return bytes.toByteArray();
  }

  /** The bytes of a PNG file of (height, width, 3) bytes. */
  public static byte[] png(int width, int height, byte[] rgb) {
    return png(Image.of(width, height, rgb));
  }
}
