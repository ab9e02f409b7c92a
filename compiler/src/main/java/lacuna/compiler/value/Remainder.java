package lacuna.compiler.value;

import java.util.List;
import java.util.Optional;

/** What a division leaves; of whole numbers and lengths it has the sign of the divisor. */
final class Remainder {
  private Remainder() {}

  /** {@code mod(a, b)}; empty where the two do not go together or the divisor is 0. */
  static Optional<Value> of(List<Value> a) {
    if (a.size() != 2) {
      return Optional.empty();
    }
    Counted x = Counted.of(a.get(0)).orElse(null);
    Counted y = Counted.of(a.get(1)).orElse(null);
    if (x != null && y != null) {
      boolean ones = x.unit() == Counted.Unit.ONES || x.unit() == Counted.Unit.PIXELS;
      return ones && x.unit() == y.unit() && y.number() != 0
          ? Optional.of(x.times(Math.floorMod(x.number(), y.number())))
          : Optional.empty();
    } else if (!ConstantFunctions.numbers(a, 2)) {
      return Optional.empty();
    }
    double divisor = Arithmetic.number(a.get(1)); // a quotient that is not whole has a remainder
    return divisor == 0
        ? Optional.empty()
        : Optional.of(new Value.Real(Arithmetic.number(a.get(0)) % divisor));
  }
}
