package lacuna.compiler.generalize;

import lacuna.compiler.plan.ValueType;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What values are in the generated program. */
final class ValueTypes implements Value.Visitor<ValueType> {
  private static final ValueTypes VISITOR = new ValueTypes();

  private ValueTypes() {}

  /** The type of a value, or of nothing. */
  static ValueType of(@Nullable Value value) {
    return value == null ? ValueType.OBJECT : value.accept(VISITOR);
  }

  /** Whether a value is a tensor or a list of tensors. */
  static boolean isTensor(@Nullable Value value) {
    ValueType type = of(value);
    return type == ValueType.TENSOR || type == ValueType.TENSOR_LIST;
  }

  @Override
  public ValueType visitInt(Value.Int value) {
    return ValueType.INT;
  }

  @Override
  public ValueType visitReal(Value.Real real) {
    return ValueType.REAL;
  }

  @Override
  public ValueType visitRatio(Value.Ratio ratio) {
    return ValueType.REAL;
  }

  @Override
  public ValueType visitLength(Value.Length length) {
    return ValueType.INT;
  }

  @Override
  public ValueType visitSize(Value.Size size) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitDuration(Value.Duration duration) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitRate(Value.Rate rate) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitBool(Value.Bool bool) {
    return ValueType.BOOL;
  }

  @Override
  public ValueType visitText(Value.Text text) {
    return ValueType.STRING;
  }

  @Override
  public ValueType visitWord(Value.Word word) {
    return ValueType.STRING;
  }

  @Override
  public ValueType visitRange(Value.Range range) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitListValue(Value.ListValue list) {
    if (list.elements().isEmpty()) {
      return ValueType.INT_LIST;
    } else if (list.elements().stream().anyMatch(Value.Tensor.class::isInstance)) {
      return ValueType.TENSOR_LIST;
    }
    boolean whole = list.elements().stream().allMatch(element -> of(element) == ValueType.INT);
    return switch (of(list.elements().get(0))) {
      case INT -> whole ? ValueType.INT_LIST : ValueType.REAL_LIST;
      case REAL -> ValueType.REAL_LIST;
      case BOOL -> ValueType.BOOL_LIST;
      case STRING -> ValueType.STRING_LIST;
      default -> ValueType.OBJECT;
    };
  }

  @Override
  public ValueType visitNone(Value.None none) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitTensor(Value.Tensor tensor) {
    return ValueType.TENSOR;
  }

  @Override
  public ValueType visitUnknown(Value.Unknown unknown) {
    return ValueType.OBJECT;
  }

  @Override
  public ValueType visitComponent(Value.Component component) {
    return ValueType.OBJECT;
  }
}
