package lacuna.compiler.sample;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of one number, of two, and the choice between two, with broadcasting. */
final class Elementwise {
  private static final Map<String, DoubleUnaryOperator> UNARY =
      Map.ofEntries(
          Map.entry("neg", x -> -x),
          Map.entry("not", x -> 1 - x),
          Map.entry("float", x -> x),
          Map.entry("int", x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
          Map.entry("floor", Math::floor),
          Map.entry("abs", Math::abs),
          Map.entry("sign", Math::signum),
          Map.entry("sqrt", Math::sqrt),
          Map.entry("exp", StrictMath::exp),
          Map.entry("log", StrictMath::log),
          Map.entry("log2", x -> StrictMath.log(x) / StrictMath.log(2)),
          Map.entry("sin", StrictMath::sin),
          Map.entry("cos", StrictMath::cos));

  private static final Map<String, DoubleBinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry("add", Double::sum),
          Map.entry("sub", (x, y) -> x - y),
          Map.entry("mul", (x, y) -> x * y),
          Map.entry("div", (x, y) -> x / y),
          Map.entry("minimum", Math::min),
          Map.entry("maximum", Math::max),
          Map.entry("less", (x, y) -> truth(x < y)),
          Map.entry("less_equal", (x, y) -> truth(x <= y)),
          Map.entry("greater", (x, y) -> truth(x > y)),
          Map.entry("greater_equal", (x, y) -> truth(x >= y)),
          Map.entry("equal", (x, y) -> truth(x == y)),
          Map.entry("not_equal", (x, y) -> truth(x != y)),
          Map.entry("and", (x, y) -> x * y),
          Map.entry("or", Math::max));

  private final Work work;

  Elementwise(Work work) {
    this.work = work;
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  static @Nullable DoubleUnaryOperator unary(String name) {
    return UNARY.get(name);
  }

  static @Nullable DoubleBinaryOperator binary(String name) {
    return BINARY.get(name);
  }

  Datum.Array apply(DoubleUnaryOperator function, Datum.Array x) {
    double[] values = work.room(x.shape());
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsDouble(x.values()[i]);
    }
    return new Datum.Array(x.shape(), values);
  }

  Datum.Array apply(DoubleBinaryOperator function, Datum.Array a, Datum.Array b) {
    int[] shape = Views.together(a.shape(), b.shape());
    double[] x = Views.expand(a, shape, work).values();
    double[] y = Views.expand(b, shape, work).values();
    double[] values = work.room(shape);
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsDouble(x[i], y[i]);
    }
    return new Datum.Array(shape, values);
  }

  Datum.Array where(Datum.Array condition, Datum.Array yes, Datum.Array no) {
    int[] shape =
        Views.together(Views.together(condition.shape(), yes.shape()), no.shape());
    double[] holds = Views.expand(condition, shape, work).values();
    double[] x = Views.expand(yes, shape, work).values();
    double[] y = Views.expand(no, shape, work).values();
    double[] values = work.room(shape);
    for (int i = 0; i < values.length; i++) {
      values[i] = holds[i] != 0 ? x[i] : y[i];
    }
    return new Datum.Array(shape, values);
  }
}
