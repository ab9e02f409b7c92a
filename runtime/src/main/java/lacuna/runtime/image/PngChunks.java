package lacuna.runtime.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The chunks that a PNG is made of (PNG specification, section 5.3): length, name, data, checksum.
 * The decoder finds damaged ones too, but writes of each to the terminal in its own words.
 */
final class PngChunks {
  private static final int FIRST = 8; // after the signature
  private static final int AROUND = 12; // bytes of a chunk beside its data
  private static final int ANCILLARY = 0x20; // the bit of a small first letter
  private static final int END = 0x49454E44; // IEND

  private PngChunks() {}

  /**
   * Requires that every chunk that the picture needs is whole.
   *
   * @param file big endian, from position 0 to its limit
   * @throws BrokenImageException if a chunk is damaged or missing
   */
  static void requireWhole(ByteBuffer file) throws BrokenImageException {
    int at = FIRST;
    while (true) {
      if (file.limit() - at < AROUND) {
        throw new BrokenImageException("the PNG ends early");
      }
      int length = file.getInt(at);
      int name = file.getInt(at + 4);
      if (length < 0 || length > file.limit() - at - AROUND) {
        throw new BrokenImageException("the PNG ends early, in its chunk " + text(file, at + 4));
      }
      boolean needed = (file.get(at + 4) & ANCILLARY) == 0;
      if (needed && file.getInt(at + 8 + length) != checksum(file, at + 4, length + 4)) {
        throw new BrokenImageException(
            "the PNG's chunk %s is damaged: its checksum differs".formatted(text(file, at + 4)));
      }
      if (name == END) {
        return;
      }
      at += AROUND + length;
    }
  }

  private static int checksum(ByteBuffer file, int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(file.duplicate().position(from).limit(from + length));
    return (int) sum.getValue();
  }

  private static String text(ByteBuffer file, int at) {
    byte[] name = new byte[4];
    file.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
