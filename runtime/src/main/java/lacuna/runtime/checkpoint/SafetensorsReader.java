package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a safetensors file, one tensor at a time.
 *
 * <p>Everything thrown is a {@link CheckpointException} that names the file.
 */
public final class SafetensorsReader implements TensorFile {
  private final Path file;
  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final long data;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  private SafetensorsReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new CheckpointException(file, "not a safetensors file: it has " + size + " bytes");
    }
    long length = read(0, Long.BYTES).getLong();
    if (length < 2 || length > Math.min(Limits.HEADER, size - Long.BYTES)) {
      throw new CheckpointException(
          file,
          "not a safetensors file, or cut off: a header of %s bytes in a file of %d"
              .formatted(Long.toUnsignedString(length), size));
    }
    data = Long.BYTES + length;
    byte[] text = new byte[(int) length];
    read(Long.BYTES, text.length).get(text);
    Reader decoded =
        new InputStreamReader(
            new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder());
    header = SafetensorsHeader.parse(file, decoded, size - data);
    header.tensors().forEach((name, entry) -> shapes.put(name, entry.shape()));
  }

  /** Opens a file and checks its header. */
  public static SafetensorsReader open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(file, "there is no such file");
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be opened: " + e.getMessage(), e);
    }
    try {
      return new SafetensorsReader(file, channel);
    } catch (IOException e) {
      closeAfter(channel, e);
      throw new CheckpointException(file, "cannot be read: " + e.getMessage(), e);
    } catch (CheckpointException e) {
      closeAfter(channel, e);
      throw e;
    }
  }

  @Override
  public Path file() {
    return file;
  }

  /** Tensors by name, in the header's order. */
  public Map<String, TensorEntry> tensors() {
    return Collections.unmodifiableMap(header.tensors());
  }

  @Override
  public Map<String, Shape> shapes() {
    return Collections.unmodifiableMap(shapes);
  }

  @Override
  public ElementType type(String name) {
    return entry(name).type();
  }

  /** The file's own remarks. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.metadata());
  }

  /**
   * A tensor's bytes, little-endian and row-major, in a new direct buffer.
   *
   * @throws CheckpointException if the file has no such tensor, or it is longer than 2 GiB
   */
  public ByteBuffer bytes(String name) {
    TensorEntry entry = entry(name);
    if (entry.bytes() > Integer.MAX_VALUE) {
      throw new CheckpointException(file, "`" + name + "` is longer than 2 GiB");
    }
    try {
      return read(data + entry.start(), (int) entry.bytes());
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void requireIntact() {
    WeightsChecksum.require(this);
  }

  /** Writes the bytes of a tensor to a channel. */
  void transfer(TensorEntry tensor, WritableByteChannel to) throws IOException {
    long at = data + tensor.start();
    long end = data + tensor.end();
    while (at < end) {
      long count = channel.transferTo(at, end - at, to);
      if (count <= 0) {
        throw new EOFException("the file ended at byte " + at);
      }
      at += count;
    }
  }

  @Override
  public NDArray read(String name, NDManager manager) {
    TensorEntry entry = entry(name);
    return entry.type().tensor(bytes(name), entry.shape(), manager);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }

  private TensorEntry entry(String name) {
    @Nullable TensorEntry entry = header.tensors().get(name);
    if (entry == null) {
      throw new CheckpointException(file, "has no tensor `" + name + "`");
    }
    return entry;
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("the file ended at byte " + (position + buffer.position()));
      }
    }
    return buffer.flip();
  }

  private static void closeAfter(FileChannel channel, Exception reason) {
    try {
      channel.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
