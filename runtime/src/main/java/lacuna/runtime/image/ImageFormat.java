package lacuna.runtime.image;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The kinds of file that are read, told by their first bytes, never by their names. */
public enum ImageFormat {
  JPEG("JPEG"),
  PNG("PNG"),
  WEBP("WebP"),
  BMP("BMP"),
  GIF("GIF"),
  TIFF("TIFF"),
  NUMPY("NumPy");

  /** So many bytes are enough to tell. */
  public static final int BYTES = 12;

  private static final int PNG_SIGNATURE = 0x89504E47;
  private static final int PNG_LINE_ENDS = 0x0D0A1A0A;

  private final String title;

  ImageFormat(String title) {
    this.title = title;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /**
   * The format of a file; empty where it is none of them.
   *
   * @param file big endian, from position 0; its first {@link #BYTES}, or less where it is shorter
   */
  public static Optional<ImageFormat> of(ByteBuffer file) {
    if (file.limit() >= 2 && file.getShort(0) == (short) 0xFFD8) {
      return Optional.of(JPEG);
    } else if (file.limit() >= 2 && file.getShort(0) == 0x424D) { // "BM"
      return Optional.of(BMP);
    } else if (file.limit() < 4) {
      return Optional.empty();
    }
    return switch (file.getInt(0)) {
      case PNG_SIGNATURE ->
          file.limit() >= 8 && file.getInt(4) == PNG_LINE_ENDS ? Optional.of(PNG) : Optional.empty();
      case 0x49492A00, 0x4D4D002A -> Optional.of(TIFF); // "II*", "MM *"
      case 0x934E554D -> Optional.of(NUMPY); // "NUM" after a byte
      case 0x47494638 -> Optional.of(GIF); // "GIF8"
      case 0x52494646 -> // "RIFF", "WEBP"
          file.limit() >= 12 && file.getInt(8) == 0x57454250 ? Optional.of(WEBP) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
