package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.shape.Shaped;
import lacuna.compiler.shape.TensorOperators;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Arithmetic;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Operator;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Applies the operators: constants become constants with a formula, tensors become operations. */
final class OperatorEvaluator {
  private final Reporter reporter;

  OperatorEvaluator(Reporter reporter) {
    this.reporter = reporter;
  }

  /** {@code left operator right}. */
  TracedValue binary(
      Operator.Binary operator, TracedValue left, TracedValue right, Span span) {
    if (left.unknown() || right.unknown()) {
      return TracedValue.UNKNOWN;
    }
    List<TracedValue> operands = List.of(left, right);
    if (left.tensor() || right.tensor()) {
      return TensorOperators.binary(operator, left.value(), right.value())
          .fold(
              shaped -> operation(TensorOperators.function(operator), shaped, operands),
              mismatch -> unknown(mismatch, span, operands));
    }
    return Arithmetic.binary(operator, left.value(), right.value())
        .fold(
            value -> constant(value, symbol(operator), operands),
            mismatch -> unknown(mismatch, span, operands));
  }

  /**
   * What {@code and} or {@code or} gives for a left operand that decides alone, so that the right one
   * need not have a value; null for any other.
   */
  static @Nullable TracedValue decided(Operator.Binary operator, TracedValue left) {
    boolean decides =
        left.value() instanceof Value.Bool bool
            && (operator == Operator.Binary.AND && !bool.value()
                || operator == Operator.Binary.OR && bool.value());
    return decides
        ? constant(
            left.value(), symbol(operator), List.of(left, TracedValue.constant(left.value())))
        : null;
  }

  /** {@code -operand} and {@code not operand}. */
  TracedValue unary(Operator.Unary operator, TracedValue operand, Span span) {
    if (operand.unknown()) {
      return TracedValue.UNKNOWN;
    }
    List<TracedValue> operands = List.of(operand);
    if (operand.value() instanceof Value.Tensor tensor) {
      return TensorOperators.unary(operator, tensor)
          .fold(
              shaped -> operation(TensorOperators.function(operator), shaped, operands),
              mismatch -> unknown(mismatch, span, operands));
    }
    return Arithmetic.unary(operator, operand.value())
        .fold(
            value -> negated(operator, value, operand),
            mismatch -> unknown(mismatch, span, operands));
  }

  /** A literal's negation is a literal. */
  private static TracedValue negated(
      Operator.Unary operator, Value value, TracedValue operand) {
    boolean literal =
        operand.node() instanceof Node.Constant c && c.label() == null && c.formula() == null;
    String symbol = operator == Operator.Unary.NEGATE ? "neg" : "!";
    return literal
        ? new TracedValue(value, Node.Constant.of(value), operand.origins())
        : constant(value, symbol, List.of(operand));
  }

  private TracedValue unknown(
      Mismatch mismatch, Span span, List<TracedValue> operands) {
    reporter.mismatch(mismatch, span, operands);
    return TracedValue.UNKNOWN;
  }

  /** As residual formulas write an operator. */
  private static String symbol(Operator.Binary operator) {
    return switch (operator) {
      case AND -> "&&";
      case OR -> "||";
      default -> operator.text();
    };
  }

  /** A constant with the arithmetic that it comes from. */
  static TracedValue constant(Value value, String symbol, List<TracedValue> operands) {
    Node.Formula formula =
        new Node.Formula(symbol, operands.stream().map(TracedValue::node).toList());
    return new TracedValue(
        value, new Node.Constant(value, null, formula), TracedValue.origins(operands));
  }

  /** An operation on tensors. */
  private static TracedValue operation(
      String function, Shaped shaped, List<TracedValue> operands) {
    List<List<Origin>> parts = new ArrayList<>();
    for (Operand source : shaped.sources()) {
      parts.add(operands.get(source.index()).part(source.part()));
    }
    return new TracedValue(
        shaped.tensor(),
        new Node.Operation(
            function, operands.stream().map(TracedValue::node).toList(), shaped.tensor()),
        TracedValue.origins(operands),
        parts);
  }
}
