package lacuna.runtime.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import lacuna.runtime.unit.Range;

/**
 * The first page of a TIFF, read by the JDK: whole numbers and reals, strips and tiles, with any
 * number of bands. Of a palette the colors count.
 */
final class TiffPage implements StoredRows {
  private final Raster raster;
  private final BufferedImage image;
  private final boolean palette;

  /**
   * Decodes the page.
   *
   * @param file from position 0 to its limit
   * @throws BrokenImageException if it cannot be decoded, or is too large
   */
  TiffPage(ByteBuffer file, ImageOptions options) throws BrokenImageException {
    byte[] bytes = new byte[file.limit()];
    file.get(0, bytes);
    javax.imageio.ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (MemoryCacheImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(stream, false, true);
      options.requireSize(reader.getWidth(0), reader.getHeight(0));
      image = reader.read(0);
    } catch (BrokenImageException refused) {
      throw refused;
    } catch (IOException | RuntimeException failure) {
      throw new BrokenImageException("the TIFF is damaged, ends early or is of a rare kind", failure);
    } finally {
      reader.dispose();
    }
    raster = image.getRaster();
    palette = image.getColorModel() instanceof IndexColorModel;
  }

  @Override
  public int width() {
    return image.getWidth();
  }

  @Override
  public int height() {
    return image.getHeight();
  }

  @Override
  public int bands() {
    return palette ? 3 : raster.getNumBands();
  }

  @Override
  public Range type() {
    if (palette) {
      return new Range(0, 255);
    }
    return switch (raster.getTransferType()) {
      case DataBuffer.TYPE_BYTE -> new Range(0, Math.pow(2, raster.getSampleModel().getSampleSize(0)) - 1);
      case DataBuffer.TYPE_USHORT -> new Range(0, 65535);
      case DataBuffer.TYPE_SHORT -> new Range(Short.MIN_VALUE, Short.MAX_VALUE);
      case DataBuffer.TYPE_INT -> new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
      default -> new Range(0, 1);
    };
  }

  @Override
  public void read(int y, double[] into) {
    if (!palette) {
      raster.getPixels(0, y, width(), 1, into);
      return;
    }
    for (int x = 0; x < width(); x++) {
      int color = image.getRGB(x, y);
      into[3 * x] = color >> 16 & 255;
      into[3 * x + 1] = color >> 8 & 255;
      into[3 * x + 2] = color & 255;
    }
  }
}
