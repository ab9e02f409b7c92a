package lacuna.compiler.bind;

import lacuna.compiler.syntax.Expr;

/** A visitor to which all expressions without names and parts are alike: literals and the like. */
abstract class AtomVisitor<R> implements Expr.Visitor<R> {
  /** Takes an expression that has neither a name nor parts. */
  abstract R visitAtom(Expr atom);

  @Override
  public final R visitWhole(Expr.Whole whole) {
    return visitAtom(whole);
  }

  @Override
  public final R visitDecimal(Expr.Decimal decimal) {
    return visitAtom(decimal);
  }

  @Override
  public final R visitLengthLiteral(Expr.LengthLiteral length) {
    return visitAtom(length);
  }

  @Override
  public final R visitSizeLiteral(Expr.SizeLiteral size) {
    return visitAtom(size);
  }

  @Override
  public final R visitRatioLiteral(Expr.RatioLiteral ratio) {
    return visitAtom(ratio);
  }

  @Override
  public final R visitRateLiteral(Expr.RateLiteral rate) {
    return visitAtom(rate);
  }

  @Override
  public final R visitDurationLiteral(Expr.DurationLiteral duration) {
    return visitAtom(duration);
  }

  @Override
  public final R visitText(Expr.Text text) {
    return visitAtom(text);
  }

  @Override
  public final R visitFlag(Expr.Flag flag) {
    return visitAtom(flag);
  }

  @Override
  public final R visitNone(Expr.None none) {
    return visitAtom(none);
  }

  @Override
  public final R visitRest(Expr.Rest rest) {
    return visitAtom(rest);
  }

  @Override
  public final R visitBroken(Expr.Broken broken) {
    return visitAtom(broken);
  }
}
