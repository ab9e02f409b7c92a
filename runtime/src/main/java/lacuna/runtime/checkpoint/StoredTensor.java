package lacuna.runtime.checkpoint;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of a PyTorch file: a view into a storage.
 *
 * @param storage name of the storage's file in the archive
 * @param type of the elements
 * @param offset of the first element, in elements
 * @param sizes of the axes
 * @param strides elements between neighbors along each axis
 */
record StoredTensor(
    String storage, ElementType type, long offset, List<Long> sizes, List<Long> strides) {
  private static final Map<String, ElementType> TYPES =
      Map.of(
          "torch.FloatStorage", ElementType.F32,
          "torch.HalfStorage", ElementType.F16,
          "torch.BFloat16Storage", ElementType.BF16,
          "torch.DoubleStorage", ElementType.F64,
          "torch.LongStorage", ElementType.I64,
          "torch.IntStorage", ElementType.I32,
          "torch.ByteStorage", ElementType.U8,
          "torch.BoolStorage", ElementType.BOOL);

  /** A storage that tensors may be views of. */
  private record Storage(String name, ElementType type) {}

  /**
   * The storage that a pickle speaks of.
   *
   * @param id ("storage", class, name, device, number of elements)
   * @return inert where the elements are of a type that is not read
   */
  static Object storage(Object id) {
    if (id instanceof List<?> parts
        && parts.size() == 5
        && parts.get(1) instanceof Inert type
        && parts.get(2) instanceof String name) {
      @Nullable ElementType known = TYPES.get(type.name());
      return known == null ? type : new Storage(name, known);
    }
    return new Inert("a storage");
  }

  /**
   * The tensor that a pickle puts together.
   *
   * @param arguments (storage, offset, sizes, strides, ...)
   * @param otherwise what it is where the arguments are others
   */
  static Object rebuilt(List<?> arguments, Object otherwise) {
    if (arguments.size() < 4
        || !(arguments.get(0) instanceof Storage storage)
        || !(arguments.get(1) instanceof Long offset)) {
      return otherwise;
    }
    @Nullable List<Long> shape = numbers(arguments.get(2));
    @Nullable List<Long> steps = numbers(arguments.get(3));
    return offset < 0 || shape == null || steps == null || shape.size() != steps.size()
        ? otherwise
        : new StoredTensor(storage.name(), storage.type(), offset, shape, steps);
  }

  /** The numbers of a list; null where it is none, or holds anything but numbers of at least 0. */
  private static @Nullable List<Long> numbers(Object list) {
    if (!(list instanceof List<?> values) || values.size() > Limits.AXES) {
      return null;
    }
    List<Long> numbers = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof Long number) || number < 0) {
        return null;
      }
      numbers.add(number);
    }
    return List.copyOf(numbers);
  }

  Shape shape() {
    return new Shape(sizes);
  }

  /**
   * Number of elements.
   *
   * @throws ArithmeticException where it is beyond all measure
   */
  long count() {
    return sizes.stream().reduce(1L, Math::multiplyExact);
  }

  /** Elements of the storage from its first to this tensor's last; 0 where it has none. */
  long reach() {
    if (count() == 0) {
      return 0;
    }
    long last = offset;
    for (int axis = 0; axis < sizes.size(); axis++) {
      last = Math.addExact(last, Math.multiplyExact(sizes.get(axis) - 1, strides.get(axis)));
    }
    return Math.addExact(last, 1);
  }

  /** Whether the elements lie one after another, in the order of the axes. */
  boolean isContiguous() {
    long step = 1;
    for (int axis = sizes.size() - 1; axis >= 0; axis--) {
      if (sizes.get(axis) != 1 && strides.get(axis) != step) {
        return false;
      }
      step *= sizes.get(axis);
    }
    return true;
  }
}
