package lacuna.compiler.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import lacuna.compiler.load.ArchiveException;

/**
 * A zip file's table of entries as it stands at the end of the file (APPNOTE.TXT 6.3.10, 4.3.12 and
 * 4.3.16), which says what the JDK's reader does not: how many entries there are before any is made,
 * and which are symbolic links.
 */
final class EntryTable {
  /** More than a jar of specs or an experiment has. */
  static final int MOST_ENTRIES = 10_000;

  /** Bytes of the table. */
  private static final int LARGEST = 4 << 20;

  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_SIZE = 46;
  private static final int FILE_TYPE = 0xf000;
  private static final int LINK = 0xa000;

  private final String jar;

  private EntryTable(String jar) {
    this.jar = jar;
  }

  /** The names of all entries, each of which is safe and no link. */
  static Set<String> names(Path path) throws IOException, ArchiveException {
    try (FileChannel file = FileChannel.open(path)) {
      return new EntryTable(String.valueOf(path.getFileName())).names(file);
    }
  }

  private Set<String> names(FileChannel file) throws IOException, ArchiveException {
    int tailSize = (int) Math.min(file.size(), END_SIZE + LONGEST_COMMENT);
    ByteBuffer tail = read(file, file.size() - tailSize, tailSize);
    int end = tailSize - END_SIZE;
    while (end >= 0 && tail.getInt(end) != END) {
      end--;
    }
    if (end < 0) {
      throw JarProblem.damaged(jar, "it has no table of entries, as every zip file has");
    }
    int count = Short.toUnsignedInt(tail.getShort(end + 10));
    long size = Integer.toUnsignedLong(tail.getInt(end + 12));
    long start = Integer.toUnsignedLong(tail.getInt(end + 16));
    if (count > MOST_ENTRIES || size > LARGEST) {
      throw JarProblem.tooLarge(jar, "it has more than " + MOST_ENTRIES + " entries");
    }
    if (start + size > file.size()) {
      throw JarProblem.damaged(jar, "its table of entries is cut off");
    }
    return names(read(file, start, (int) size), count);
  }

  private Set<String> names(ByteBuffer table, int count) throws ArchiveException {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      int at = table.position();
      if (table.remaining() < ENTRY_SIZE || table.getInt(at) != ENTRY) {
        throw JarProblem.damaged(jar, "its table of entries is damaged");
      }
      int nameSize = Short.toUnsignedInt(table.getShort(at + 28));
      int more =
          Short.toUnsignedInt(table.getShort(at + 30))
              + Short.toUnsignedInt(table.getShort(at + 32));
      int mode = table.getInt(at + 38) >>> 16;
      if (table.remaining() < ENTRY_SIZE + nameSize + more) {
        throw JarProblem.damaged(jar, "its table of entries is damaged");
      }
      byte[] bytes = new byte[nameSize];
      table.position(at + ENTRY_SIZE).get(bytes);
      table.position(at + ENTRY_SIZE + nameSize + more);
      String name = new String(bytes, StandardCharsets.UTF_8);
      if (!InnerPaths.isSafe(name)) {
        throw JarProblem.illegal(jar, "its entry " + name + " leads out of it");
      }
      if ((mode & FILE_TYPE) == LINK) {
        throw JarProblem.illegal(jar, "its entry " + name + " is a symbolic link");
      }
      if (!names.add(name)) {
        throw JarProblem.illegal(jar, "it has two entries " + name);
      }
    }
    return names;
  }

  private ByteBuffer read(FileChannel file, long start, int size) throws IOException, ArchiveException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, start + bytes.position()) >= 0) {
      // until it is full
    }
    if (bytes.hasRemaining()) {
      throw JarProblem.damaged(jar, "it is cut off");
    }
    return bytes.flip();
  }
}
