package lacuna.compiler.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import lacuna.compiler.shape.FlopCount;
import lacuna.compiler.value.Value;

/**
 * Counts floating-point operations of matrix products: a multiplication and an addition are two.
 */
final class Flops {
  private double perImage;

  /** The count so far. */
  double count() {
    return perImage;
  }

  /** Adds what is known of a call. */
  void add(double more) {
    perImage += more;
  }

  /** Runs something without counting it. */
  <T> T without(Supplier<T> work) {
    double before = perImage;
    try {
      return work.get();
    } finally {
      perImage = before;
    }
  }

  /** Counts a call of a function of the runtime. */
  void count(String operation, Map<String, Val> arguments, Value result) {
    Map<String, Value> values = new LinkedHashMap<>();
    arguments.forEach((name, val) -> values.put(name, val.value()));
    perImage += FlopCount.of(operation, values, result);
  }
}
