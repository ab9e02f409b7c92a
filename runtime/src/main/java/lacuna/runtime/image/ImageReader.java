package lacuna.runtime.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.unit.Range;
import org.jspecify.annotations.Nullable;

/**
 * Reads JPEG and PNG files into RGB as Pillow's {@code convert("RGB")}: alpha is dropped, palettes
 * and gray are spread, inks are turned into light, and the EXIF orientation is ignored; but values
 * of 16 bits are scaled, where Pillow clips gray ones. What a file is follows from its bytes, not
 * from its name.
 *
 * <p>A file that is broken, or ends early, is an error; there is never part of a picture.
 */
public final class ImageReader {
  /**
   * No picture may be larger, pixels: Pillow's limit, so that a small file cannot eat the memory.
   */
  public static final long MOST_PIXELS = 178_956_970;

  /** Of the files that are read, without the dot, in small letters. */
  public static final List<String> EXTENSIONS = List.of("jpg", "jpeg", "png");

  private ImageReader() {}

  /**
   * Reads a file; {@link Workspace#begin} has been called where the last picture is not needed.
   *
   * @param range values of the file that become 0 and 255; null for those of its type
   * @return a picture of the workspace
   * @throws BrokenImageException if the file is no readable picture
   * @throws IOException if the file cannot be read at all
   */
  public static Image read(Path path, @Nullable Range range, Workspace space) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE / 2) {
        throw new BrokenImageException("the file of %d bytes is too large".formatted(size));
      }
      ByteBuffer file = space.file((int) size);
      while (file.hasRemaining() && channel.read(file) >= 0) {
        // A read may stop short of what is there.
      }
      file.flip();
      return read(file, range, space);
    }
  }

  /**
   * Decodes the bytes of a file.
   *
   * @param file a direct buffer, from position 0 to its limit
   * @param range values of the file that become 0 and 255; null for those of its type
   * @return a picture of the workspace
   * @throws BrokenImageException if the bytes are no readable picture
   * @throws RunException if the decoder cannot be loaded
   */
  public static Image read(ByteBuffer file, @Nullable Range range, Workspace space)
      throws BrokenImageException {
    ImageHeader header = ImageHeader.read(file);
    long pixels = (long) header.width() * header.height();
    if (header.width() < 1 || header.height() < 1) {
      throw new BrokenImageException(
          "its header says %d x %d px".formatted(header.width(), header.height()));
    }
    if (pixels > MOST_PIXELS) {
      throw new BrokenImageException(
          "its header says %d x %d px, more than the %d pixels allowed"
              .formatted(header.width(), header.height(), MOST_PIXELS));
    }
    if (header.format() == ImageHeader.Format.PNG) {
      PngChunks.requireWhole(file);
    }
    Image image = space.image(header.width(), header.height());
    try {
      decode(file, header, image, new PixelScale(range));
    } catch (LinkageError missing) {
      throw new RunException(
          ("OpenCV, which decodes images, cannot be loaded: %s"
                  + "\n  its libraries are unpacked to ~/.javacpp/cache; is that folder writable?")
              .formatted(missing.getMessage()),
          missing);
    }
    return image;
  }

  private static void decode(ByteBuffer file, ImageHeader header, Image image, PixelScale scale)
      throws BrokenImageException {
    if (header.isDeep()) {
      OpenCv.decodeDeep(file, image, scale);
      return;
    }
    if (header.isCmyk()) {
      CmykJpeg.decode(file, header, image);
    } else {
      OpenCv.decode(file, image);
    }
    if (!scale.keepsBytes()) {
      image.map(scale.table(255));
    }
  }

  /** Decodes bytes into a picture with memory of its own. */
  public static Image read(byte[] bytes) throws BrokenImageException {
    Workspace space = new Workspace();
    return read(space.file(bytes.length).put(0, bytes), null, space);
  }
}
