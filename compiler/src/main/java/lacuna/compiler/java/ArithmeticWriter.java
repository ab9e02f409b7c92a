package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;

/** Writes arithmetic on plain numbers with as few parentheses as Java needs. */
final class ArithmeticWriter {
  private final Expressions expressions;
  private final Frame frame;

  ArithmeticWriter(Expressions expressions, Frame frame) {
    this.expressions = expressions;
    this.frame = frame;
  }

  Expression write(Code.Arithmetic code) {
    List<Code> operands = code.operands();
    String operator = code.operator();
    if (operator.equals("sqrt")) {
      return Expression.primary("Math.sqrt($L)", expressions.of(operands.get(0)));
    } else if (operator.equals("int")) {
      return new Expression(
          CodeBlock.of("(int) $L", operand(operands.get(0), Expression.UNARY)), Expression.UNARY);
    } else if (operator.equals("min") || operator.equals("max")) {
      return extreme("Math." + operator, operands);
    } else if (operator.equals("!") && opposite(operands.get(0)).isPresent()) {
      return write(opposite(operands.get(0)).get());
    } else if (operands.size() == 1) {
      return new Expression(
          CodeBlock.of("$L$L", operator, operand(operands.get(0), Expression.PRIMARY)),
          Expression.UNARY);
    }
    int level = level(operator);
    Expression result = quotientStart(code, level);
    for (Code operand : operands.subList(1, operands.size())) {
      result =
          new Expression(
              CodeBlock.of("$L $L $L", result.at(level), operator, operand(operand, level + 1)),
              level);
    }
    return result;
  }

  /** The comparison that holds when this one of whole numbers does not; empty for anything else. */
  private Optional<Code.Arithmetic> opposite(Code code) {
    if (!(code instanceof Code.Arithmetic comparison)
        || comparison.operands().stream().anyMatch(o -> Types.of(o, frame) != ValueType.INT)) {
      return Optional.empty();
    }
    String operator =
        switch (comparison.operator()) {
          case "==" -> "!=";
          case "!=" -> "==";
          case "<" -> ">=";
          case ">=" -> "<";
          case ">" -> "<=";
          case "<=" -> ">";
          default -> "";
        };
    return operator.isEmpty()
        ? Optional.empty()
        : Optional.of(new Code.Arithmetic(operator, comparison.operands(), comparison.type()));
  }

  /**
   * The first operand; of a real quotient of whole numbers it must become real, or Java would cut
   * the result.
   */
  private Expression quotientStart(Code.Arithmetic code, int level) {
    Code first = code.operands().get(0);
    boolean whole = code.operands().stream().allMatch(o -> Types.of(o, frame) == ValueType.INT);
    if (!(code.operator().equals("/") && code.type() == ValueType.REAL && whole)) {
      return new Expression(operand(first, level), level);
    } else if (first instanceof Code.Literal literal && literal.value() instanceof Long number) {
      return Expression.primary("$L", Numbers.real(number));
    }
    return new Expression(
        CodeBlock.of("(double) $L", operand(first, Expression.UNARY)), Expression.UNARY);
  }

  private Expression extreme(String function, List<Code> operands) {
    Expression result = expressions.write(operands.get(0));
    for (Code operand : operands.subList(1, operands.size())) {
      result = Expression.primary("$L($L, $L)", function, result.code(), expressions.of(operand));
    }
    return result;
  }

  private CodeBlock operand(Code code, int least) {
    return expressions.write(code).at(least);
  }

  private static int level(String operator) {
    return switch (operator) {
      case "||" -> Expression.OR;
      case "&&" -> Expression.AND;
      case "==", "!=" -> Expression.EQUALITY;
      case "<", "<=", ">", ">=" -> Expression.ORDER;
      case "+", "-" -> Expression.SUM;
      case "*", "/", "%" -> Expression.PRODUCT;
      default -> throw new IllegalArgumentException("no operator of plain numbers: " + operator);
    };
  }
}
