package lacuna.runtime.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a file says about its picture before it is decoded.
 *
 * @param width in pixels; 0 where the decoder tells, as of TIFF and NumPy
 * @param height in pixels
 * @param channels components of a JPEG; 0 for other formats
 * @param depth bits a component of a JPEG or a PNG; 0 for other formats
 * @param color PNG's color type; for a JPEG the transform of its Adobe marker, -1 without one,
 *     and for other formats
 */
record ImageHeader(ImageFormat format, int width, int height, int channels, int depth, int color) {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int ADOBE = 0xEE;

  /**
   * Reads the header by what the bytes are, never by the file's name.
   *
   * @param file big endian, from position 0 to its limit
   */
  static ImageHeader read(ByteBuffer file) throws BrokenImageException {
    if (file.limit() == 0) {
      throw new BrokenImageException("the file is empty");
    }
    ImageFormat format =
        ImageFormat.of(file)
            .orElseThrow(
                () ->
                    new BrokenImageException(
                        "the file is neither JPEG, PNG, WebP, BMP, GIF, TIFF nor of NumPy"));
    try {
      return read(format, file, file.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    } catch (IndexOutOfBoundsException end) {
      throw new BrokenImageException("the file ends within its header", end);
    }
  }

  private static ImageHeader read(ImageFormat format, ByteBuffer file, ByteBuffer little)
      throws BrokenImageException {
    return switch (format) {
      case JPEG -> readJpeg(file);
      case PNG ->
          new ImageHeader(
              format, file.getInt(16), file.getInt(20), 0, file.get(24) & 255, file.get(25));
      case WEBP -> readWebp(file, little);
      case BMP -> {
        boolean old = little.getInt(14) == 12;
        yield of(
            format,
            old ? little.getShort(18) & 0xFFFF : little.getInt(18),
            old ? little.getShort(20) & 0xFFFF : Math.abs(little.getInt(22)));
      }
      case GIF -> of(format, little.getShort(6) & 0xFFFF, little.getShort(8) & 0xFFFF);
      case TIFF, NUMPY -> of(format, 0, 0);
    };
  }

  private static ImageHeader of(ImageFormat format, int width, int height) {
    return new ImageHeader(format, width, height, 0, 0, -1);
  }

  /** A lossy, a lossless or an extended file (WebP container specification). */
  private static ImageHeader readWebp(ByteBuffer file, ByteBuffer little) {
    return switch (file.getInt(12)) {
      case 0x56503820 -> // "VP8 "
          of(ImageFormat.WEBP, little.getShort(26) & 0x3FFF, little.getShort(28) & 0x3FFF);
      case 0x5650384C -> { // "VP8L"
        int bits = little.getInt(21);
        yield of(ImageFormat.WEBP, 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
      }
      default -> // "VP8X": 24 bits each
          of(
              ImageFormat.WEBP,
              1 + (little.getInt(24) & 0xFFFFFF),
              1 + (little.getShort(27) & 0xFFFF | (little.get(29) & 255) << 16));
    };
  }

  /** Inks rather than lights: OpenCV turns these into RGB with a rounding of its own. */
  boolean isCmyk() {
    return format == ImageFormat.JPEG && channels == 4;
  }

  /** More bits a value than a picture holds. */
  boolean isDeep() {
    return format == ImageFormat.PNG && depth == 16;
  }

  private static ImageHeader readJpeg(ByteBuffer file) throws BrokenImageException {
    ImageHeader frame = null;
    int adobe = -1;
    int at = 2;
    while (true) {
      while ((file.get(at) & 255) != 0xFF) {
        at++;
      }
      while ((file.get(at) & 255) == 0xFF) {
        at++;
      }
      int marker = file.get(at++) & 255;
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        break;
      }
      if (hasNoLength(marker)) {
        continue;
      }
      if (isFrame(marker)) {
        frame =
            new ImageHeader(
                ImageFormat.JPEG,
                file.getShort(at + 5) & 0xFFFF,
                file.getShort(at + 3) & 0xFFFF,
                file.get(at + 7) & 255,
                file.get(at + 2) & 255,
                -1);
      } else if (marker == ADOBE && isAdobe(file, at)) {
        adobe = file.get(at + 13) & 255;
      }
      at += Math.max(2, file.getShort(at) & 0xFFFF);
    }
    if (frame == null) {
      throw new BrokenImageException("the JPEG has no frame");
    }
    if (frame.depth != 8) {
      throw new BrokenImageException(
          "it is a JPEG of %d bits; only those of 8 bits are read".formatted(frame.depth));
    }
    return new ImageHeader(
        ImageFormat.JPEG, frame.width, frame.height, frame.channels, frame.depth, adobe);
  }

  private static boolean hasNoLength(int marker) {
    return marker == 0 || marker == 1 || marker >= 0xD0 && marker <= 0xD8;
  }

  /** C0 to CF start a frame, but for tables (C4), an extension (C8) and arithmetic coding (CC). */
  private static boolean isFrame(int marker) {
    return (marker & 0xF0) == 0xC0 && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean isAdobe(ByteBuffer file, int at) {
    return (file.getShort(at) & 0xFFFF) >= 14
        && file.getInt(at + 2) == 0x41646F62 // "Adob"
        && file.get(at + 6) == 'e';
  }
}
