package lacuna.compiler.syntax;

import java.util.List;
import java.util.stream.Stream;

/** The expressions that each sort of expression is made of. */
final class ExprParts implements Expr.Visitor<List<Expr>> {
  static final ExprParts PARTS = new ExprParts();

  private ExprParts() {}

  private static List<Expr> with(Expr first, List<Expr.Argument> arguments) {
    return Stream.concat(Stream.of(first), arguments.stream().map(Expr.Argument::value)).toList();
  }

  @Override
  public List<Expr> visitName(Expr.Name name) {
    return List.of();
  }

  @Override
  public List<Expr> visitWhole(Expr.Whole whole) {
    return List.of();
  }

  @Override
  public List<Expr> visitDecimal(Expr.Decimal decimal) {
    return List.of();
  }

  @Override
  public List<Expr> visitLengthLiteral(Expr.LengthLiteral length) {
    return List.of();
  }

  @Override
  public List<Expr> visitSizeLiteral(Expr.SizeLiteral size) {
    return List.of();
  }

  @Override
  public List<Expr> visitRatioLiteral(Expr.RatioLiteral ratio) {
    return List.of();
  }

  @Override
  public List<Expr> visitRateLiteral(Expr.RateLiteral rate) {
    return List.of();
  }

  @Override
  public List<Expr> visitDurationLiteral(Expr.DurationLiteral duration) {
    return List.of();
  }

  @Override
  public List<Expr> visitText(Expr.Text text) {
    return List.of();
  }

  @Override
  public List<Expr> visitFlag(Expr.Flag flag) {
    return List.of();
  }

  @Override
  public List<Expr> visitNone(Expr.None none) {
    return List.of();
  }

  @Override
  public List<Expr> visitSelect(Expr.Select select) {
    return List.of(select.target());
  }

  @Override
  public List<Expr> visitCall(Expr.Call call) {
    return with(call.callee(), call.arguments());
  }

  @Override
  public List<Expr> visitIndex(Expr.Index index) {
    return List.of(index.target(), index.index());
  }

  @Override
  public List<Expr> visitUnary(Expr.Unary unary) {
    return List.of(unary.operand());
  }

  @Override
  public List<Expr> visitBinary(Expr.Binary binary) {
    return List.of(binary.left(), binary.right());
  }

  @Override
  public List<Expr> visitRangeOf(Expr.RangeOf range) {
    return List.of(range.start(), range.end());
  }

  @Override
  public List<Expr> visitChoice(Expr.Choice choice) {
    return List.of(choice.condition(), choice.yes(), choice.no());
  }

  @Override
  public List<Expr> visitListOf(Expr.ListOf list) {
    return list.elements();
  }

  @Override
  public List<Expr> visitRest(Expr.Rest rest) {
    return List.of();
  }

  @Override
  public List<Expr> visitComprehension(Expr.Comprehension list) {
    return List.of(list.list(), list.element());
  }

  @Override
  public List<Expr> visitWith(Expr.With with) {
    return with(with.value(), with.arguments());
  }

  @Override
  public List<Expr> visitBroken(Expr.Broken broken) {
    return List.of();
  }
}
