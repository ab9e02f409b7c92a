package lacuna.compiler.value;

/** A value as a real number. */
final class RealFit extends SimpleValueVisitor<Result<Value>> {
  private static final String WANTED = "a number without a unit";
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
    return Result.mismatch(unit(ratio).help("write " + NumberText.plain(ratio.share())));
  }

  @Override
  public Result<Value> visitLength(Value.Length length) {
    return Result.mismatch(unit(length));
  }

  @Override
  public Result<Value> visitRate(Value.Rate rate) {
    return Result.mismatch(unit(rate));
  }

  @Override
  public Result<Value> visitDuration(Value.Duration duration) {
    return Result.mismatch(unit(duration));
  }

  private Mismatch unit(Value value) {
    return Mismatch.takes(Rule.WRONG_UNIT, what, WANTED, value);
  }

  @Override
  protected Result<Value> defaultAction(Value value) {
    return Result.mismatch(Mismatch.takes(Rule.WRONG_TYPE, what, WANTED, value));
  }
}
