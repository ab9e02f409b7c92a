package lacuna.compiler.generalize;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.plan.ValueType;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What values are in the generated program. */
final class ValueTypes implements Value.Visitor<ValueType> {
  private static final ValueTypes VISITOR = new ValueTypes();
  private static final Set<ValueType> PRIMITIVE =
      EnumSet.of(ValueType.INT, ValueType.REAL, ValueType.BOOL);

  private ValueTypes() {}

  /** The type of a value, or of nothing. */
  static ValueType of(@Nullable Value value) {
    return value == null ? ValueType.OBJECT : value.accept(VISITOR);
  }

  /** The type that holds each of some constants: of integers and other numbers that of the others. */
  static ValueType common(List<Occurrence> constants) {
    Set<ValueType> types = EnumSet.noneOf(ValueType.class);
    constants.forEach(each -> types.add(of(((Node.Constant) each.node()).value())));
    return types.equals(EnumSet.of(ValueType.INT, ValueType.REAL))
        ? ValueType.REAL
        : of(ConstantValues.first(constants));
  }

  /** Whether a value is a tensor or a list of tensors. */
  static boolean isTensor(@Nullable Value value) {
    ValueType type = of(value);
    return type == ValueType.TENSOR || type == ValueType.TENSOR_LIST;
  }

  /**
   * Whether one parameter of the generated program can hold each of some values: they have one type,
   * but what is no number, boolean or tensor may be none.
   */
  static boolean agree(List<Occurrence> all) {
    Set<ValueType> types = EnumSet.noneOf(ValueType.class);
    boolean none = false;
    for (Occurrence each : all) {
      if (!(each.node() instanceof Node.Constant constant)) {
        types.add(ValueType.OBJECT);
      } else if (constant.value() instanceof Value.None) {
        none = true;
      } else {
        types.add(of(constant.value()));
      }
    }
    return types.size() < 2 && !(none && PRIMITIVE.containsAll(types) && !types.isEmpty());
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
