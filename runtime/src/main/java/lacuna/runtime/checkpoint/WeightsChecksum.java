package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The checksum that a file of weights holds among its remarks: of the other remarks, and of each
 * tensor's name, type, shape and values, in the order of the file. It finds what the format cannot:
 * a bit that changed within a tensor.
 */
final class WeightsChecksum {
  /** The remark's key. */
  static final String KEY = "checksum";

  private final Checksum sum =
      new Checksum(Channels.newChannel(OutputStream.nullOutputStream()));

  private WeightsChecksum(Map<String, String> remarks) throws IOException {
    for (Map.Entry<String, String> remark : new TreeMap<>(remarks).entrySet()) {
      if (!remark.getKey().equals(KEY)) {
        add(remark.getKey(), remark.getValue());
      }
    }
  }

  /** The checksum of what is to be written. */
  static String of(Map<String, String> remarks, Map<String, NDArray> tensors) {
    try {
      WeightsChecksum checksum = new WeightsChecksum(remarks);
      for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
        NDArray value = tensor.getValue();
        checksum.add(tensor.getKey(), ElementType.of(value.getDataType()), value.getShape());
        SafetensorsWriter.write(checksum.sum, value);
      }
      return checksum.sum.text();
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written", e);
    }
  }

  /**
   * Compares the checksum of a file, where it has one, with its contents.
   *
   * @throws CheckpointException where they differ
   */
  static void require(SafetensorsReader file) {
    String expected = file.metadata().get(KEY);
    if (expected != null && !expected.equals(of(file))) {
      throw new CheckpointException(
          file.file(), "it does not have the checksum that was saved with it");
    }
  }

  private static String of(SafetensorsReader file) {
    try {
      WeightsChecksum checksum = new WeightsChecksum(file.metadata());
      for (TensorEntry tensor : file.tensors().values()) {
        checksum.add(tensor.name(), tensor.type(), tensor.shape());
        file.transfer(tensor, checksum.sum);
      }
      return checksum.sum.text();
    } catch (IOException e) {
      throw new CheckpointException(file.file(), "cannot be read: " + e.getMessage(), e);
    }
  }

  private void add(String name, ElementType type, Shape shape) throws IOException {
    add(name, type + Arrays.toString(shape.getShape()));
  }

  private void add(String key, String value) throws IOException {
    AtomicFile.writeAll(sum, StandardCharsets.UTF_8.encode(key + "\0" + value + "\0"));
  }
}
