package lacuna.runtime.checkpoint;

import ai.djl.ndarray.types.Shape;

/**
 * A tensor of a file.
 *
 * @param name as in the header
 * @param type of its elements
 * @param shape row-major
 * @param start first byte, counted from the end of the header
 * @param end byte after the last
 */
public record TensorEntry(String name, ElementType type, Shape shape, long start, long end) {

  /** Bytes of the tensor. */
  public long bytes() {
    return end - start;
  }
}
