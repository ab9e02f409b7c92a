package lacuna.compiler.value;

import java.util.Optional;

/** What is left of a constant behind a minus. */
final class Negation extends SimpleValueVisitor<Optional<Value>> {
  static final Negation OF = new Negation();

  private Negation() {}

  @Override
  public Optional<Value> visitReal(Value.Real real) {
    return Optional.of(new Value.Real(-real.number()));
  }

  @Override
  public Optional<Value> visitRatio(Value.Ratio ratio) {
    return Optional.of(new Value.Ratio(-ratio.share()));
  }

  @Override
  public Optional<Value> visitRate(Value.Rate rate) {
    return Optional.of(new Value.Rate(-rate.value(), rate.images()));
  }

  @Override
  protected Optional<Value> defaultAction(Value value) {
    return Counted.of(value)
        .filter(counted -> counted.unit() != Counted.Unit.BATCHES)
        .map(counted -> counted.times(Math.negateExact(counted.number())));
  }
}
