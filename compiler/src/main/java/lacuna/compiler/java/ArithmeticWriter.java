package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.ValueType;

/** Writes arithmetic on plain numbers with as few parentheses as Java needs. */
final class ArithmeticWriter {
  private final ExpressionWriter expressions;
  private final JavaScope environment;

  ArithmeticWriter(ExpressionWriter expressions, JavaScope environment) {
    this.expressions = expressions;
    this.environment = environment;
  }

  JavaExpression write(Code.Arithmetic code) {
    List<Code> operands = code.operands();
    String operator = code.operator();
    if (operator.equals("sqrt")) {
      return JavaExpression.primary("Math.sqrt($L)", expressions.of(operands.get(0)));
    } else if (operator.equals("int")) {
      CodeBlock cast = CodeBlock.of("(int) $L", operand(operands.get(0), JavaExpression.UNARY));
      return new JavaExpression(cast, JavaExpression.UNARY);
    } else if (operator.equals("min") || operator.equals("max")) {
      return extreme("Math." + operator, operands);
    } else if (operator.equals("!") && opposite(operands.get(0)).isPresent()) {
      return write(opposite(operands.get(0)).get());
    } else if (operands.size() == 1) {
      return new JavaExpression(
          CodeBlock.of("$L$L", operator, operand(operands.get(0), JavaExpression.PRIMARY)),
          JavaExpression.UNARY);
    }
    int level = level(operator);
    JavaExpression result = quotientStart(code, level);
    for (Code operand : operands.subList(1, operands.size())) {
      result =
          new JavaExpression(
              CodeBlock.of("$L $L $L", result.at(level), operator, operand(operand, level + 1)),
              level);
    }
    return result;
  }

  /** The comparison that holds when this one of whole numbers does not; empty for anything else. */
  private Optional<Code.Arithmetic> opposite(Code code) {
    if (!(code instanceof Code.Arithmetic comparison)
        || !areWhole(comparison.operands())) {
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
  private JavaExpression quotientStart(Code.Arithmetic code, int level) {
    Code first = code.operands().get(0);
    boolean quotient = code.operator().equals("/") && code.type() == ValueType.REAL;
    if (!(quotient && areWhole(code.operands()))) {
      return new JavaExpression(operand(first, level), level);
    } else if (first instanceof Code.Literal literal && literal.value() instanceof Long number) {
      return JavaExpression.primary("$L", NumberLiterals.real(number));
    }
    return new JavaExpression(
        CodeBlock.of("(double) $L", operand(first, JavaExpression.UNARY)), JavaExpression.UNARY);
  }

  private JavaExpression extreme(String function, List<Code> operands) {
    JavaExpression result = expressions.write(operands.get(0));
    for (Code operand : operands.subList(1, operands.size())) {
      result =
          JavaExpression.primary("$L($L, $L)", function, result.code(), expressions.of(operand));
    }
    return result;
  }

  private boolean areWhole(List<Code> operands) {
    return operands.stream().allMatch(o -> ExpressionTypes.of(o, environment) == ValueType.INT);
  }

  private CodeBlock operand(Code code, int least) {
    return expressions.write(code).at(least);
  }

  private static int level(String operator) {
    return switch (operator) {
      case "||" -> JavaExpression.OR;
      case "&&" -> JavaExpression.AND;
      case "==", "!=" -> JavaExpression.EQUALITY;
      case "<", "<=", ">", ">=" -> JavaExpression.ORDER;
      case "+", "-" -> JavaExpression.SUM;
      case "*", "/", "%" -> JavaExpression.PRODUCT;
      default -> throw new IllegalArgumentException("no operator of plain numbers: " + operator);
    };
  }
}
