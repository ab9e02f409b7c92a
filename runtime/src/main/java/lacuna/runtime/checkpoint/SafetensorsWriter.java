package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import lacuna.runtime.tensor.HostTensor;

/** Writes tensors as one safetensors file, each straight from the engine's memory. */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Writes a file, complete or not at all.
   *
   * @param metadata remarks, for instance the plan that made the weights; they are written in the
   *     order of their names, so that equal runs write equal bytes
   * @param tensors in the order of the file
   * @return the file's checksum
   */
  public static String write(
      Path file, Map<String, String> metadata, Map<String, NDArray> tensors) {
    byte[] header = header(metadata, tensors);
    StringBuilder sum = new StringBuilder();
    AtomicFile.write(
        file,
        to -> {
          Checksum channel = new Checksum(to);
          ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          AtomicFile.writeAll(channel, length.putLong(header.length).flip());
          AtomicFile.writeAll(channel, ByteBuffer.wrap(header));
          for (NDArray tensor : tensors.values()) {
            write(channel, tensor);
          }
          sum.append(channel.text());
        });
    return sum.toString();
  }

  /** Writes the values of a tensor, row-major. */
  static void write(WritableByteChannel channel, NDArray tensor) throws IOException {
    if (tensor.size() > 0) {
      try (HostTensor host = HostTensor.of(tensor)) {
        AtomicFile.writeAll(channel, host.buffer());
      }
    }
  }

  private static byte[] header(Map<String, String> metadata, Map<String, NDArray> tensors) {
    JsonObject header = new JsonObject();
    if (!metadata.isEmpty()) {
      JsonObject remarks = new JsonObject();
      new TreeMap<>(metadata).forEach(remarks::addProperty);
      header.add("__metadata__", remarks);
    }
    long start = 0;
    for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
      NDArray value = tensor.getValue();
      ElementType type = ElementType.of(value.getDataType());
      long end = start + value.size() * type.bytes();
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", type.name());
      entry.add("shape", array(value.getShape().getShape()));
      entry.add("data_offsets", array(start, end));
      header.add(tensor.getKey(), entry);
      start = end;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] bytes = Arrays.copyOf(text, padded);
    Arrays.fill(bytes, text.length, padded, (byte) ' ');
    return bytes;
  }

  private static JsonArray array(long... numbers) {
    JsonArray array = new JsonArray();
    for (long number : numbers) {
      array.add(number);
    }
    return array;
  }
}
