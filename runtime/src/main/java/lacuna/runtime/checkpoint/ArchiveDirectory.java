package lacuna.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The entries of a zip archive by name, in a map that no choice of names makes slow; the archive's
 * own table can be made so.
 */
final class ArchiveDirectory {
  /** Bytes of the directory, which are read at once; a tensor takes some hundred. */
  private static final int LONGEST = 32 << 20;

  private static final int END = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LOCATOR = 20;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int WIDE_END = 56;

  private ArchiveDirectory() {}

  /** All entries by name. */
  static Map<String, ZipEntry> of(ZipFile archive) {
    Map<String, ZipEntry> entries = new HashMap<>();
    archive.stream().forEach(entry -> entries.putIfAbsent(entry.getName(), entry));
    return entries;
  }

  /**
   * Looks at the archive's end before anybody reads its directory.
   *
   * @throws CheckpointException where it has no directory right before its end, as torch.save
   *     writes it, or one that is too long
   */
  static void requireBounded(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = channel.size() - END;
      if (end < 0 || read(channel, end, END).getInt(0) != END_SIGNATURE) {
        throw new CheckpointException(file, "is not a whole file of torch.save");
      }
      long length = Integer.toUnsignedLong(read(channel, end, END).getInt(12));
      if (length == 0xffffffffL && end >= LOCATOR) {
        ByteBuffer locator = read(channel, end - LOCATOR, LOCATOR);
        long wide = locator.getLong(8);
        if (locator.getInt(0) == LOCATOR_SIGNATURE
            && wide >= 0
            && wide <= channel.size() - WIDE_END) {
          length = read(channel, wide, WIDE_END).getLong(40);
        }
      }
      if (length < 0 || length > LONGEST) {
        throw new CheckpointException(
            file, "has a directory of %d bytes; at most %d are read".formatted(length, LONGEST));
      }
    }
  }

  private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
      // a read may stop short of what is there
    }
    return bytes.flip();
  }
}
