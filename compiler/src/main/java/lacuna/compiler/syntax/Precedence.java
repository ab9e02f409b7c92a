package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr.BinaryOperator;
import lacuna.compiler.syntax.Expr.UnaryOperator;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.Token;

/**
 * Orders a row of operands and operators by how tightly the operators bind; equal ones from left to
 * right.
 */
final class Precedence {
  private static final int NOT = 3;
  private static final int RANGE = 5;
  private static final int NEGATE = 8;

  /** An operand with its place, brackets around it included. */
  record Operand(Expr value, Span span) {}

  /**
   * An element of a row: an operand, or else a sign.
   *
   * @param prefix whether the sign has one operand
   */
  sealed interface Piece {
    /** An operand. */
    record Value(Operand operand) implements Piece {}

    /** A sign before an operand or between two. */
    record Sign(Token token, Span span, boolean prefix) implements Piece {}
  }

  private final List<Piece> row;
  private int next;

  private Precedence(List<Piece> row) {
    this.row = row;
  }

  /** The value of a whole row. */
  static Operand order(List<Piece> row) {
    return new Precedence(row).above(0);
  }

  /** The longest value from here on whose operators bind at least as tightly as {@code least}. */
  private Operand above(int least) {
    Operand left = operand();
    while (next < row.size()
        && row.get(next) instanceof Piece.Sign sign
        && tightness(sign.token) >= least) {
      next++;
      Operand right = above(tightness(sign.token) + 1);
      Span span = left.span.to(right.span);
      Expr value =
          sign.token.getType() == LacunaParser.RANGE
              ? new Expr.RangeOf(span, left.value, right.value)
              : new Expr.Binary(span, operator(sign.token), left.value, right.value);
      left = new Operand(value, span);
    }
    return left;
  }

  private Operand operand() {
    Piece piece = row.get(next++);
    if (piece instanceof Piece.Sign sign) {
      boolean not = sign.token.getType() == LacunaParser.NOT;
      Operand operand = above(not ? NOT : NEGATE);
      Span span = sign.span.to(operand.span);
      return new Operand(
          new Expr.Unary(span, not ? UnaryOperator.NOT : UnaryOperator.NEGATE, operand.value),
          span);
    }
    return ((Piece.Value) piece).operand;
  }

  private static int tightness(Token sign) {
    return sign.getType() == LacunaParser.RANGE ? RANGE : tightness(operator(sign));
  }

  /**
   * How tightly an operator binds; {@code not} binds with 3, a range with 5, a minus sign with 8.
   */
  static int tightness(BinaryOperator operator) {
    return switch (operator) {
      case OR -> 1;
      case AND -> 2;
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 4;
      case ADD, SUBTRACT -> 6;
      case MULTIPLY, DIVIDE -> 7;
    };
  }

  private static BinaryOperator operator(Token sign) {
    return switch (sign.getType()) {
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
      default -> throw new IllegalArgumentException("not an operator: " + sign.getText());
    };
  }
}
