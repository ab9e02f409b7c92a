package lacuna.runtime.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.RunException;

/**
 * Reads files into RGB as Pillow's {@code convert("RGB")}: alpha is dropped, palettes and gray are
 * spread, inks are turned into light, and the EXIF orientation is ignored; but values of more bits
 * are scaled, where Pillow clips gray ones. What a file is follows from its bytes, not from its
 * name.
 *
 * <p>A file that is broken, or ends early, is an error; there is never part of a picture.
 */
public final class ImageReader {
  /** Of the files that are read, without the dot, in small letters. */
  public static final List<String> EXTENSIONS =
      List.of("jpg", "jpeg", "jfif", "png", "webp", "bmp", "gif", "tif", "tiff", "npy");

  private ImageReader() {}

  /**
   * Reads a file; {@link Workspace#begin} has been called where the last picture is not needed.
   *
   * @return a picture of the workspace
   * @throws BrokenImageException if the file is no readable picture
   * @throws IOException if the file cannot be read at all
   */
  public static Image read(Path path, ImageOptions options, Workspace space) throws IOException {
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
      return read(file, options, space);
    }
  }

  /**
   * Decodes the bytes of a file.
   *
   * @param file a direct buffer, from position 0 to its limit
   * @return a picture of the workspace
   * @throws BrokenImageException if the bytes are no readable picture
   * @throws RunException if the decoder cannot be loaded
   */
  public static Image read(ByteBuffer file, ImageOptions options, Workspace space)
      throws BrokenImageException {
    ImageHeader header = ImageHeader.read(file);
    if (header.format() == ImageFormat.TIFF) {
      return read(new TiffPage(file, options), options, space);
    } else if (header.format() == ImageFormat.NUMPY) {
      return read(new NumpyArray(file), options, space);
    }
    options.requireSize(header.width(), header.height());
    if (header.format() == ImageFormat.PNG) {
      PngChunks.requireWhole(file);
    }
    Image image = space.decoded(header.width(), header.height(), Image.COLORS);
    try {
      decode(file, header, image, options);
    } catch (LinkageError missing) {
      throw new RunException(
          ("OpenCV, which decodes images, cannot be loaded: %s"
                  + "\n  its libraries are unpacked to ~/.javacpp/cache; is that folder writable?")
              .formatted(missing.getMessage()),
          missing);
    }
    if (options.bands().isEmpty() && options.planes() == Image.COLORS) {
      return image;
    }
    int[] indices = options.indices(Image.COLORS);
    Image selected =
        indices.length == Image.COLORS
            ? image
            : space.decoded(image.width(), image.height(), indices.length);
    selected.select(image, indices);
    return selected;
  }

  private static Image read(StoredRows rows, ImageOptions options, Workspace space)
      throws BrokenImageException {
    options.requireSize(rows.width(), rows.height());
    Image image = space.decoded(rows.width(), rows.height(), options.planes());
    rows.write(image, options);
    return image;
  }

  private static void decode(
      ByteBuffer file, ImageHeader header, Image image, ImageOptions options)
      throws BrokenImageException {
    PixelScale scale = new PixelScale(options.range());
    if (header.isDeep()) {
      OpenCv.decodeDeep(file, image, scale);
    } else if (header.isCmyk()) {
      CmykJpeg.decode(file, header, image);
    } else {
      OpenCv.decode(file, image);
    }
    if (!scale.keepsBytes() && !header.isDeep()) {
      image.map(scale.table(255));
    }
  }

  /** Decodes bytes into a picture with memory of its own. */
  public static Image read(byte[] bytes) throws BrokenImageException {
    Workspace space = new Workspace();
    return read(space.file(bytes.length).put(0, bytes), ImageOptions.DEFAULT, space);
  }
}
