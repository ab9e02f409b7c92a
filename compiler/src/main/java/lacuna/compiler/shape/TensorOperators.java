package lacuna.compiler.shape;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Operator.Binary;
import lacuna.compiler.value.Operator.Unary;
import lacuna.compiler.value.Result;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.Value.Element;
import lacuna.compiler.value.ValueMismatches;

/** The operators on tensors, of which one operand may be a plain number. */
public final class TensorOperators {
  private TensorOperators() {}

  /** The function of the runtime that an operator on tensors calls: {@code less_equal}. */
  public static String function(Binary operator) {
    return switch (operator) {
      case ADD -> "add";
      case SUBTRACT -> "sub";
      case MULTIPLY -> "mul";
      case DIVIDE -> "div";
      case LESS -> "less";
      case LESS_EQUAL -> "less_equal";
      case GREATER -> "greater";
      case GREATER_EQUAL -> "greater_equal";
      case EQUAL -> "equal";
      case NOT_EQUAL -> "not_equal";
      case AND -> "and";
      case OR -> "or";
    };
  }

  /** The function of the runtime that an operator on a tensor calls. */
  public static String function(Unary operator) {
    return switch (operator) {
      case NEGATE -> "neg";
      case NOT -> "not";
    };
  }

  /** {@code left operator right}; operand 0 is the left one. */
  public static Result<Shaped> binary(Binary operator, Value left, Value right) {
    Value.Tensor a = Sizes.tensor(left).orElse(null);
    Value.Tensor b = Sizes.tensor(right).orElse(null);
    if (a == null || b == null) {
      return Result.mismatch(ValueMismatches.operands(operator, left, right));
    } else if (!Sizes.fitsTensors(left)) {
      return Result.mismatch(ShapeMismatches.beyondFloats(left, 0));
    } else if (!Sizes.fitsTensors(right)) {
      return Result.mismatch(ShapeMismatches.beyondFloats(right, 1));
    } else if (holdsBooleans(a) != operator.logical() || holdsBooleans(b) != operator.logical()) {
      return Result.mismatch(ShapeMismatches.elements(operator, a, b));
    }
    Optional<List<Value.Int>> shape = Broadcasting.together(a.shape(), b.shape());
    if (shape.isEmpty()) {
      return Result.mismatch(ShapeMismatches.apart(operator, a.shape(), b.shape()));
    }
    return Result.ok(
        new Shaped(
            new Value.Tensor(shape.get(), element(operator, a.element(), b.element())),
            Broadcasting.sources(a.shape(), b.shape(), shape.get())));
  }

  private static boolean holdsBooleans(Value.Tensor tensor) {
    return tensor.element() == Element.BOOL;
  }

  private static Element element(Binary operator, Element a, Element b) {
    if (operator.compares() || operator.logical()) {
      return Element.BOOL;
    }
    boolean whole = operator != Binary.DIVIDE && a == Element.INT && b == Element.INT;
    return whole ? Element.INT : Element.REAL;
  }

  /** {@code -operand} of numbers and {@code not operand} of booleans: a tensor of the same type. */
  public static Result<Shaped> unary(Unary operator, Value.Tensor operand) {
    if (holdsBooleans(operand) != (operator == Unary.NOT)) {
      return Result.mismatch(ValueMismatches.operand(operator, operand));
    }
    List<Operand> axes =
        IntStream.range(0, operand.shape().size()).mapToObj(i -> new Operand(0, i)).toList();
    return Result.ok(new Shaped(operand, axes));
  }
}
