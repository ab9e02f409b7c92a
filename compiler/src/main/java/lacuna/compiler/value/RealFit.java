package lacuna.compiler.value;

/** A value as a real number. */
final class RealFit extends SimpleValueVisitor<Result<Value>> {
  private final String what;

  /** {@code what} takes the number. */
  RealFit(String what) {
    this.what = what;
  }

  @Override
  public Result<Value> visitReal(Value.Real real) {
    return Result.ok(real);
  }

  @Override
  public Result<Value> visitInt(Value.Int number) {
    return number.batch() ? defaultAction(number) : Result.ok(new Value.Real(number.number()));
  }

  @Override
  public Result<Value> visitRatio(Value.Ratio ratio) {
    return UnitMismatches.real(Rule.WRONG_UNIT, ratio, what);
  }

  @Override
  public Result<Value> visitLength(Value.Length length) {
    return UnitMismatches.real(Rule.WRONG_UNIT, length, what);
  }

  @Override
  public Result<Value> visitRate(Value.Rate rate) {
    return UnitMismatches.real(Rule.WRONG_UNIT, rate, what);
  }

  @Override
  public Result<Value> visitDuration(Value.Duration duration) {
    return UnitMismatches.real(Rule.WRONG_UNIT, duration, what);
  }

  @Override
  protected Result<Value> defaultAction(Value value) {
    return UnitMismatches.real(Rule.WRONG_TYPE, value, what);
  }
}
