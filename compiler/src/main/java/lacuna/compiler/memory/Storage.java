package lacuna.compiler.memory;

import java.util.List;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Memory that one tensor has, or several that are views of each other.
 *
 * @param bytes without those of {@code imageBytes}
 * @param imageBytes for each image of the batch
 */
record Storage(double bytes, double imageBytes) {
  /** Of weights, which are counted apart. */
  static Storage ofWeights() {
    return new Storage(0, 0);
  }

  /** Of a tensor whose numbers have so many bytes each. */
  static Storage of(Value.Tensor type, int width) {
    List<Value.Int> shape = type.shape();
    double bytes = shape.stream().mapToDouble(Value.Int::number).reduce(width, (a, b) -> a * b);
    boolean grows = shape.stream().anyMatch(Value.Int::batch);
    return grows ? new Storage(0, bytes) : new Storage(bytes, 0);
  }

  Storage plus(Storage other) {
    return new Storage(bytes + other.bytes, imageBytes + other.imageBytes);
  }

  /** As much of either kind as the larger of two has. */
  Storage max(Storage other) {
    return new Storage(
        Math.max(bytes, other.bytes), Math.max(imageBytes, other.imageBytes));
  }

  /** Two are one only when they are the same memory. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
