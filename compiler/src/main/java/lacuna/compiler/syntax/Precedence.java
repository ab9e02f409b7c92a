package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.syntax.Expr.UnaryOperator;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.Token;

/** Makes a tree of a row of operands and operators by precedence climbing. */
final class Precedence {
  private static final int NOT = 4;
  private static final int RANGE = 6;
  private static final int NEGATE = 9;

  /** An element of a row. */
  sealed interface Element {}

  /** An operand with its place, brackets around it included. */
  record Operand(Expr value, Span span) implements Element {}

  /**
   * An operator.
   *
   * @param prefix whether it stands before its one operand
   */
  record Operator(Token token, Span span, boolean prefix) implements Element {}

  private final List<Element> row;
  private int next;

  private Precedence(List<Element> row) {
    this.row = row;
  }

  /** The value of a whole row. */
  static Operand order(List<Element> row) {
    return new Precedence(row).climb(0);
  }

  /** The longest value from here on whose operators have at least the precedence {@code least}. */
  private Operand climb(int least) {
    Operand left = operand();
    while (next < row.size()
        && row.get(next) instanceof Operator operator
        && precedence(operator.token) >= least) {
      next++;
      int precedence = precedence(operator.token);
      Operand right = climb(isRightAssociative(operator.token) ? precedence : precedence + 1);
      Span span = left.span.to(right.span);
      Expr value =
          operator.token.getType() == LacunaParser.RANGE
              ? new Expr.RangeOf(span, left.value, right.value)
              : new Expr.Binary(span, operator(operator.token), left.value, right.value);
      left = new Operand(value, span);
    }
    return left;
  }

  private Operand operand() {
    Element element = row.get(next++);
    if (element instanceof Operator operator) {
      boolean not = operator.token.getType() == LacunaParser.NOT;
      Operand operand = climb(not ? NOT : NEGATE);
      Span span = operator.span.to(operand.span);
      return new Operand(
          new Expr.Unary(span, not ? UnaryOperator.NOT : UnaryOperator.NEGATE, operand.value),
          span);
    }
    return (Operand) element;
  }

  /**
   * {@code a implies b implies c} is {@code a implies (b implies c)}; all others go from the left.
   */
  private static boolean isRightAssociative(Token operator) {
    return operator.getType() == LacunaParser.IMPLIES;
  }

  private static int precedence(Token operator) {
    return operator.getType() == LacunaParser.RANGE ? RANGE : precedence(operator(operator));
  }

  /** Higher binds more tightly; {@code not} has 4, a range 6, a minus sign before its operand 9. */
  private static int precedence(BinaryOperator operator) {
    return switch (operator) {
      case IMPLIES -> 1;
      case OR -> 2;
      case AND -> 3;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 5;
      case ADD, SUBTRACT -> 7;
      case MULTIPLY, DIVIDE -> 8;
    };
  }

  private static BinaryOperator operator(Token token) {
    return switch (token.getType()) {
      case LacunaParser.PLUS -> BinaryOperator.ADD;
      case LacunaParser.MINUS -> BinaryOperator.SUBTRACT;
      case LacunaParser.TIMES -> BinaryOperator.MULTIPLY;
      case LacunaParser.OVER -> BinaryOperator.DIVIDE;
      case LacunaParser.LT -> BinaryOperator.LESS;
      case LacunaParser.LE -> BinaryOperator.LESS_EQUAL;
      case LacunaParser.GT -> BinaryOperator.GREATER;
      case LacunaParser.GE -> BinaryOperator.GREATER_EQUAL;
      case LacunaParser.EQ -> BinaryOperator.EQUAL;
      case LacunaParser.NE -> BinaryOperator.NOT_EQUAL;
      case LacunaParser.AND -> BinaryOperator.AND;
      case LacunaParser.OR -> BinaryOperator.OR;
      case LacunaParser.IMPLIES -> BinaryOperator.IMPLIES;
      default -> throw new IllegalArgumentException("not an operator: " + token.getText());
    };
  }
}
