package lacuna.compiler.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.value.Result;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.ValueMismatches;

/** Values as sizes and shapes. */
public final class Sizes {
  /** The most elements of a tensor, of one sample where it has a batch: an integer counts them. */
  static final long MOST_ELEMENTS = Integer.MAX_VALUE;

  private Sizes() {}

  /** The shape of a tensor, or a list of sizes as one; empty for anything else. */
  public static Optional<List<Value.Int>> of(Value value) {
    if (value instanceof Value.Tensor tensor) {
      return Optional.of(tensor.shape());
    } else if (value instanceof Value.ListValue list) {
      List<Value.Int> shape = new ArrayList<>();
      list.elements().forEach(element -> size(element).ifPresent(shape::add));
      return shape.size() == list.elements().size() ? Optional.of(shape) : Optional.empty();
    }
    return Optional.empty();
  }

  /** A value as one size: a length counts its pixels. */
  public static Result<Value.Int> one(Value value) {
    return size(value)
        .map(Result::ok)
        .orElseGet(() -> Result.mismatch(ValueMismatches.notWhole("a size of a shape", value)));
  }

  /** The elements of a list as written; lengths beside whole numbers count their pixels. */
  public static List<Value> written(List<Value> elements) {
    boolean shape =
        elements.stream().allMatch(v -> size(v).isPresent())
            && elements.stream().anyMatch(Value.Int.class::isInstance);
    return shape ? elements.stream().<Value>map(v -> size(v).orElseThrow()).toList() : elements;
  }

  private static Optional<Value.Int> size(Value value) {
    if (value instanceof Value.Length length) {
      return Optional.of(Value.Int.of(length.pixels()));
    }
    return value instanceof Value.Int number ? Optional.of(number) : Optional.empty();
  }

  /** Whether a number can stand in a tensor, whose numbers have 32 bits; true of anything else. */
  public static boolean fitsTensors(Value value) {
    return !(value instanceof Value.Real real) || Math.abs(real.number()) <= Float.MAX_VALUE;
  }

  /** A tensor, or a number as one without axes; empty for anything else. */
  public static Optional<Value.Tensor> tensor(Value value) {
    return value.accept(AsTensor.INSTANCE);
  }

  /**
   * How many elements a shape has; empty where it counts the batch twice.
   *
   * @throws ArithmeticException when there are more than an integer can count
   */
  static Optional<Value.Int> count(List<Value.Int> shape) {
    long number = 1;
    boolean batch = false;
    for (Value.Int size : shape) {
      if (batch && size.batch()) {
        return Optional.empty();
      }
      number = Math.multiplyExact(number, size.number());
      batch |= size.batch();
    }
    return Optional.of(new Value.Int(Math.toIntExact(number), batch));
  }
}
