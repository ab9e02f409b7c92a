package lacuna.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of a tensor; {@link #BATCH} stands for the size of the batch, which no other axis has.
 */
record TensorType(Element element, List<Integer> shape) {
  static final int BATCH = 5;

  enum Element {
    REAL,
    INT,
    BOOL
  }

  static TensorType real(Integer... shape) {
    return new TensorType(Element.REAL, List.of(shape));
  }

  TensorType of(Element other) {
    return new TensorType(other, shape);
  }

  TensorType with(List<Integer> other) {
    return new TensorType(element, List.copyOf(other));
  }

  /** With another size of an axis. */
  TensorType with(int axis, int size) {
    List<Integer> other = new ArrayList<>(shape);
    other.set(axis, size);
    return with(other);
  }

  /** With one more axis. */
  TensorType insert(int axis, int size) {
    List<Integer> other = new ArrayList<>(shape);
    other.add(axis, size);
    return with(other);
  }

  /** Without the axes before {@code from}. */
  TensorType from(int from) {
    return with(shape.subList(from, shape.size()));
  }

  int rank() {
    return shape.size();
  }

  int numel() {
    return shape.stream().mapToInt(n -> n).reduce(1, (a, b) -> a * b);
  }

  static String size(int size) {
    return size == BATCH ? "batch" : Integer.toString(size);
  }

  /** As the engine tells a shape: {@code [5, 3]}. */
  String sizes() {
    return shape.toString();
  }

  /** As a declaration: {@code [batch, 3] of Int}. */
  @Override
  public String toString() {
    String sizes =
        shape.stream().map(TensorType::size).collect(Collectors.joining(", ", "[", "]"));
    return switch (element) {
      case REAL -> sizes;
      case INT -> sizes + " of Int";
      case BOOL -> sizes + " of Bool";
    };
  }
}
