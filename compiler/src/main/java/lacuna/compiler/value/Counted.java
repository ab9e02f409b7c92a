package lacuna.compiler.value;

import java.util.Optional;

/** A value that is a whole number of something. */
record Counted(long number, Unit unit) {
  private static final Value.Visitor<Optional<Counted>> OF =
      new SimpleValueVisitor<>() {
        @Override
        public Optional<Counted> visitInt(Value.Int number) {
          return counted(number.number(), number.batch() ? Unit.BATCHES : Unit.ONES);
        }

        @Override
        public Optional<Counted> visitLength(Value.Length length) {
          return counted(length.pixels(), Unit.PIXELS);
        }

        @Override
        public Optional<Counted> visitDuration(Value.Duration duration) {
          return counted(duration.count(), duration.epochs() ? Unit.EPOCHS : Unit.STEPS);
        }

        @Override
        protected Optional<Counted> defaultAction(Value value) {
          return Optional.empty();
        }
      };

  /** What is counted. */
  enum Unit {
    ONES,
    BATCHES,
    PIXELS,
    EPOCHS,
    STEPS
  }

  private static Optional<Counted> counted(long number, Unit unit) {
    return Optional.of(new Counted(number, unit));
  }

  /** A value as one; empty where it is none. */
  static Optional<Counted> of(Value value) {
    return value.accept(OF);
  }

  boolean isTime() {
    return unit == Unit.EPOCHS || unit == Unit.STEPS;
  }

  /**
   * As many of the same.
   *
   * @throws ArithmeticException when the generated code, which counts in Java's int, cannot hold it
   */
  Value times(long many) {
    return value(many, unit);
  }

  static Value value(long number, Unit unit) {
    int count = Math.toIntExact(number);
    return switch (unit) {
      case ONES -> Value.Int.of(count);
      case BATCHES -> new Value.Int(count, true);
      case PIXELS -> new Value.Length(count);
      case EPOCHS -> new Value.Duration(count, true);
      case STEPS -> new Value.Duration(count, false);
    };
  }
}
