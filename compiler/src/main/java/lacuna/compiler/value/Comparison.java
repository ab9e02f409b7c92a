package lacuna.compiler.value;

import java.util.Optional;
import lacuna.compiler.value.Operator.Binary;

/** Which of two constants is the larger one. */
final class Comparison {
  private Comparison() {}

  /** A boolean; unknown where only the run knows; empty where the two cannot be compared. */
  static Optional<Value> of(Binary operator, Value a, Value b) {
    if (Arithmetic.isPlain(a) && Arithmetic.isPlain(b)) {
      return holds(operator, Double.compare(Arithmetic.number(a), Arithmetic.number(b)));
    } else if (a instanceof Value.Rate x && b instanceof Value.Rate y) {
      return holds(operator, Double.compare(perImage(x), perImage(y)));
    }
    Counted x = Counted.of(a).orElse(null);
    Counted y = Counted.of(b).orElse(null);
    if (x == null || y == null) {
      return Optional.empty();
    } else if (x.unit() == y.unit() && x.unit() != Counted.Unit.BATCHES) {
      return holds(operator, Long.compare(x.number(), y.number()));
    }
    return x.isTime() && y.isTime() // only the run knows how many steps an epoch has
        ? Optional.of(new Value.Unknown())
        : Optional.empty();
  }

  private static Optional<Value> holds(Binary operator, int order) {
    return Optional.of(
        new Value.Bool(
            switch (operator) {
              case LESS -> order < 0;
              case LESS_EQUAL -> order <= 0;
              case GREATER -> order > 0;
              case GREATER_EQUAL -> order >= 0;
              case ADD, SUBTRACT, MULTIPLY, DIVIDE, EQUAL, NOT_EQUAL, AND, OR ->
                  throw new IllegalArgumentException(operator.text());
            }));
  }

  private static double perImage(Value.Rate rate) {
    return rate.images() == 0 ? rate.value() : rate.value() / rate.images();
  }
}
