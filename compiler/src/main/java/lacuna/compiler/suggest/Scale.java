package lacuna.compiler.suggest;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import lacuna.compiler.value.SimpleValueVisitor;
import lacuna.compiler.value.Value;

/**
 * Values to try for a setting that need not divide or be divided: round ones, the nearest first.
 * None for lengths, sizes and counts from 1 up, of which {@link Candidates} knows better ones, and
 * for real numbers, whose magnitude nobody can guess.
 */
final class Scale extends SimpleValueVisitor<List<Value>> {
  private static final double[] SHARES = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
  private static final double[] COUNTS = {1, 2, 4, 8, 16, 32, 64, 128, 256};
  private static final double[] TIMES = {1, 2, 5, 10, 20, 50, 100, 200, 400, 800, 1600};

  private static final Value.Visitor<Double> MAGNITUDE =
      new SimpleValueVisitor<>() {
        @Override
        public Double visitRatio(Value.Ratio ratio) {
          return ratio.share();
        }

        @Override
        public Double visitDuration(Value.Duration time) {
          return (double) time.count();
        }

        @Override
        protected Double defaultAction(Value value) {
          return (double) Candidates.size(value);
        }
      };

  private Scale() {}

  /** Values of the type of another. */
  static List<Value> around(Value given) {
    return given.accept(new Scale());
  }

  /** By which values of one type are put in order. */
  static double magnitude(Value value) {
    return value.accept(MAGNITUDE);
  }

  private static List<Value> near(double[] values, double given, DoubleFunction<Value> of) {
    return DoubleStream.of(values)
        .filter(value -> value != given)
        .boxed()
        .sorted(Comparator.comparingDouble((Double value) -> Math.abs(value - given)))
        .map(of::apply)
        .toList();
  }

  @Override
  public List<Value> visitInt(Value.Int number) {
    return number.batch() || number.number() >= 1
        ? List.of()
        : near(COUNTS, number.number(), count -> Value.Int.of((long) count));
  }

  @Override
  public List<Value> visitRatio(Value.Ratio ratio) {
    return near(SHARES, ratio.share(), Value.Ratio::new);
  }

  @Override
  public List<Value> visitDuration(Value.Duration time) {
    return near(
        TIMES, time.count(), count -> new Value.Duration((long) count, time.epochs()));
  }

  @Override
  protected List<Value> defaultAction(Value value) {
    return List.of();
  }
}
