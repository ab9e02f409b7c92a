package lacuna.compiler.merge;

import lacuna.compiler.plan.ValueType;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What values become in the generated program. */
final class Values {
  private Values() {}

  /** Whether a value is a tensor or a list of tensors. */
  static boolean isTensor(@Nullable Value value) {
    return value instanceof Value.Tensor
        || value instanceof Value.ListValue list
            && list.elements().stream().anyMatch(Value.Tensor.class::isInstance);
  }

  static ValueType type(@Nullable Value value) {
    if (value == null) {
      return ValueType.OBJECT;
    }
    if (value instanceof Value.ListValue && isTensor(value)) {
      return ValueType.TENSOR_LIST;
    }
    return Literals.type(value);
  }
}
