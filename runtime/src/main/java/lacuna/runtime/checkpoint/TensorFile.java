package lacuna.runtime.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A file of named tensors, read one at a time.
 *
 * <p>Everything thrown is a {@link CheckpointException} that names the file.
 */
public interface TensorFile extends AutoCloseable {
  /** The file. */
  Path file();

  /** Shapes by name, in the file's order. */
  Map<String, Shape> shapes();

  /**
   * The type of a tensor's elements.
   *
   * @throws CheckpointException if the file has no such tensor
   */
  ElementType type(String name);

  /**
   * A tensor, in the shape and element type of the file; BF16 becomes F32.
   *
   * @throws CheckpointException if the file has no such tensor, or it is longer than 2 GiB
   */
  NDArray read(String name, NDManager manager);

  /**
   * Compares the checksum that a file of our own holds with its contents; others have none.
   *
   * @throws CheckpointException where they differ
   */
  default void requireIntact() {}

  /** Names of tensors that the file holds and does not show, since nobody asks for them. */
  default List<String> passedOver() {
    return List.of();
  }

  @Override
  void close();

  /** Opens a file of either format: what it is, its first bytes say. */
  static TensorFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(file, "there is no such file");
    }
    byte[] first;
    try (InputStream stream = Files.newInputStream(file)) {
      first = stream.readNBytes(4);
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be read: " + e.getMessage(), e);
    }
    if (Arrays.equals(first, new byte[] {'P', 'K', 3, 4})) {
      return PytorchReader.open(file);
    }
    if (isOldPytorch(first)) {
      throw new CheckpointException(
          file,
          "is in the format PyTorch had before version 1.6: load it there and save it again with"
              + " torch.save");
    }
    return SafetensorsReader.open(file);
  }

  /**
   * Whether a file begins as torch.save began one before it wrote zip archives: with a pickle of a
   * number of ten bytes. As the length of a safetensors header it would be beyond that format's
   * limit.
   */
  private static boolean isOldPytorch(byte[] first) {
    return Arrays.equals(first, new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10});
  }
}
