package lacuna.runtime.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import lacuna.runtime.RunException;

/**
 * A file as it is packed in a jar.
 *
 * @param source its address in the jar
 * @param size bytes
 * @param checksum CRC-32
 */
record Packed(URL source, long size, long checksum) {

  /** Reads what the jar's directory says of it. */
  static Packed at(URL source) throws IOException {
    ZipEntry entry = ((JarURLConnection) source.openConnection()).getJarEntry();
    return new Packed(source, entry.getSize(), entry.getCrc());
  }

  /** Whether a file has its bytes; reads them all. */
  boolean equals(Path file) throws IOException {
    CRC32 sum = new CRC32();
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, channel.size());
      sum.update(bytes);
    }
    return sum.getValue() == checksum;
  }

  /**
   * Unpacks it to a file, which is there whole or not at all.
   *
   * @param part the file's name while it is written, on the same file system
   * @throws RunException where the jar is damaged
   */
  void unpack(Path file, Path part) throws IOException {
    try {
      CRC32 sum = new CRC32();
      try (InputStream in = new CheckedInputStream(source.openStream(), sum);
          OutputStream out = Files.newOutputStream(part)) {
        in.transferTo(out);
      }
      if (sum.getValue() != checksum) {
        throw new RunException("%s is damaged\n  copy its jar anew".formatted(source));
      }
      Files.createDirectories(file.resolveSibling(""));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
