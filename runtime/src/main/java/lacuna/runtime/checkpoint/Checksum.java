package lacuna.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** The CRC-32C of bytes on their way to a channel, as eight hexadecimal digits. */
final class Checksum implements WritableByteChannel {
  private static final int PART = 1 << 20;

  private final WritableByteChannel channel;
  private final CRC32C sum = new CRC32C();

  /** Passes on what is written, and takes its sum. */
  Checksum(WritableByteChannel channel) {
    this.channel = channel;
  }

  /** The sum of a file. */
  static String of(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer part = ByteBuffer.allocateDirect(PART);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(part) >= 0) {
        sum.update(part.flip());
        part.clear();
      }
    }
    return text(sum);
  }

  /** The sum of a text in UTF-8. */
  static String of(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return text(sum);
  }

  /** The sum so far. */
  String text() {
    return text(sum);
  }

  private static String text(CRC32C sum) {
    return "%08x".formatted(sum.getValue());
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    ByteBuffer written = bytes.duplicate();
    int count = channel.write(bytes);
    sum.update(written.limit(written.position() + count));
    return count;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
