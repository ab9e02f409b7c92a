package lacuna.compiler.syntax;

/** A visitor for what concerns a few types of expression: the rest goes to {@link #defaultAction}. */
public abstract class SimpleExprVisitor<R> implements Expr.Visitor<R> {

  /** What holds of every type whose method is not overridden. */
  protected abstract R defaultAction(Expr expr);

  @Override
  public R visitName(Expr.Name name) {
    return defaultAction(name);
  }

  @Override
  public R visitWhole(Expr.Whole whole) {
    return defaultAction(whole);
  }

  @Override
  public R visitDecimal(Expr.Decimal decimal) {
    return defaultAction(decimal);
  }

  @Override
  public R visitLengthLiteral(Expr.LengthLiteral lengthLiteral) {
    return defaultAction(lengthLiteral);
  }

  @Override
  public R visitSizeLiteral(Expr.SizeLiteral sizeLiteral) {
    return defaultAction(sizeLiteral);
  }

  @Override
  public R visitRatioLiteral(Expr.RatioLiteral ratioLiteral) {
    return defaultAction(ratioLiteral);
  }

  @Override
  public R visitRateLiteral(Expr.RateLiteral rateLiteral) {
    return defaultAction(rateLiteral);
  }

  @Override
  public R visitDurationLiteral(Expr.DurationLiteral durationLiteral) {
    return defaultAction(durationLiteral);
  }

  @Override
  public R visitText(Expr.Text text) {
    return defaultAction(text);
  }

  @Override
  public R visitFlag(Expr.Flag flag) {
    return defaultAction(flag);
  }

  @Override
  public R visitNone(Expr.None none) {
    return defaultAction(none);
  }

  @Override
  public R visitSelect(Expr.Select select) {
    return defaultAction(select);
  }

  @Override
  public R visitCall(Expr.Call call) {
    return defaultAction(call);
  }

  @Override
  public R visitIndex(Expr.Index index) {
    return defaultAction(index);
  }

  @Override
  public R visitUnary(Expr.Unary unary) {
    return defaultAction(unary);
  }

  @Override
  public R visitBinary(Expr.Binary binary) {
    return defaultAction(binary);
  }

  @Override
  public R visitRangeOf(Expr.RangeOf rangeOf) {
    return defaultAction(rangeOf);
  }

  @Override
  public R visitChoice(Expr.Choice choice) {
    return defaultAction(choice);
  }

  @Override
  public R visitListOf(Expr.ListOf listOf) {
    return defaultAction(listOf);
  }

  @Override
  public R visitRest(Expr.Rest rest) {
    return defaultAction(rest);
  }

  @Override
  public R visitComprehension(Expr.Comprehension comprehension) {
    return defaultAction(comprehension);
  }

  @Override
  public R visitWith(Expr.With with) {
    return defaultAction(with);
  }

  @Override
  public R visitBroken(Expr.Broken broken) {
    return defaultAction(broken);
  }
}
