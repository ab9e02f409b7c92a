package lacuna.compiler.check;

import java.util.List;
<<<<<<< HEAD
import java.util.Map;
import java.util.stream.Stream;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
=======
>>>>>>> shape
import lacuna.compiler.residual.Node;
import lacuna.compiler.shape.Shaped;
import lacuna.compiler.shape.TensorOperators;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.syntax.Expr.UnaryOperator;
import lacuna.compiler.value.Arithmetic;
import lacuna.compiler.value.Operator;
import lacuna.compiler.value.Value;

/** The operators, on constants and on tensors. */
final class Operators {
  private final Mismatches mismatches;

  Operators(Report report) {
    this.mismatches = new Mismatches(report);
  }

  /** {@code left operator right}. */
  Val binary(BinaryOperator written, Val left, Val right, Span span) {
    if (left.unknown() || right.unknown()) {
      return Val.UNKNOWN;
    }
    Operator.Binary operator = Operator.Binary.valueOf(written.name());
    List<Val> operands = List.of(left, right);
    List<Node> nodes = List.of(left.node(), right.node());
    List<Origin> origins = Val.join(left.origins(), right.origins());
    if (left.tensor() || right.tensor()) {
      Node node = new Node.Operation(TensorOperators.function(operator), nodes);
      return TensorOperators.binary(operator, left.value(), right.value())
          .<Val>fold(
              shaped -> shaped(shaped, node, origins, operands),
              mismatch -> mismatches.give(mismatch, span, operands));
    }
    return Arithmetic.binary(operator, left.value(), right.value())
        .<Val>fold(
            value ->
                new Val(
                    value,
                    new Node.Constant(value, null, new Node.Formula(java(operator), nodes)),
                    origins),
            mismatch -> mismatches.give(mismatch, span, operands));
  }

  private static Val shaped(Shaped shaped, Node node, List<Origin> origins, List<Val> operands) {
    return new Val(
        shaped.tensor(), node, origins, Mismatches.parts(shaped.sources(), operands));
  }

  private static String java(Operator.Binary operator) {
    return switch (operator) {
      case AND -> "&&";
      case OR -> "||";
      default -> operator.text();
    };
  }

  /** {@code -operand} and {@code not operand}. */
  Val unary(UnaryOperator written, Val operand, Span span) {
    if (operand.unknown()) {
      return Val.UNKNOWN;
    }
    Operator.Unary operator = Operator.Unary.valueOf(written.name());
    if (operand.value() instanceof Value.Tensor tensor) {
      Node node = new Node.Operation(TensorOperators.function(operator), List.of(operand.node()));
      return TensorOperators.unary(operator, tensor)
          .<Val>fold(
              shaped -> operand.by(node),
              mismatch -> mismatches.give(mismatch, span, List.of(operand)));
    }
    return Arithmetic.unary(operator, operand.value())
        .<Val>fold(
            value -> constant(operator, operand, value),
            mismatch -> mismatches.give(mismatch, span, List.of(operand)));
  }

  private static Val constant(Operator.Unary operator, Val operand, Value value) {
    boolean literal =
        operand.node() instanceof Node.Constant c && c.label() == null && c.formula() == null;
    String java = operator == Operator.Unary.NEGATE ? "neg" : "!";
    Node.Formula formula =
        literal ? null : new Node.Formula(java, List.of(operand.node()));
    return new Val(value, new Node.Constant(value, null, formula), operand.origins());
  }
}
