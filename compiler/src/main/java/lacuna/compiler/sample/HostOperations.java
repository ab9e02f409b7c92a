package lacuna.compiler.sample;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The operators and the functions of {@code stdlib/tensor.lac} that masks are made of, on the host.
 * A test compares each with the engine's, and fails for a function that is neither here nor known
 * to be for networks alone.
 */
final class HostOperations {
  private final RandomGenerator random;
  private final DrawingBudget budget;
  private final HostLayouts layouts;

  HostOperations(RandomGenerator random, DrawingBudget budget) {
    this.random = random;
    this.budget = budget;
    layouts = new HostLayouts(budget);
  }

  /** The result; errors: {@link UnsupportedMaskException} where there is no such operation here. */
  HostValue apply(String name, List<HostValue> a) {
    return switch (name) {
      case "add" -> binary(Double::sum, a);
      case "sub" -> binary((x, y) -> x - y, a);
      case "mul" -> binary((x, y) -> x * y, a);
      case "div" -> binary((x, y) -> x / y, a);
      case "minimum" -> binary(Math::min, a);
      case "maximum" -> binary(Math::max, a);
      case "less" -> binary((x, y) -> x < y ? 1 : 0, a);
      case "less_equal" -> binary((x, y) -> x <= y ? 1 : 0, a);
      case "greater" -> binary((x, y) -> x > y ? 1 : 0, a);
      case "greater_equal" -> binary((x, y) -> x >= y ? 1 : 0, a);
      case "equal" -> binary((x, y) -> x == y ? 1 : 0, a);
      case "not_equal" -> binary((x, y) -> x != y ? 1 : 0, a);
      case "and" -> binary((x, y) -> x * y, a);
      case "or" -> binary(Math::max, a);
      case "not" -> unary(x -> 1 - x, a);
      case "neg" -> unary(x -> -x, a);
      case "abs" -> unary(Math::abs, a);
      case "sign" -> unary(Math::signum, a);
      case "sqrt" -> unary(Math::sqrt, a);
      case "exp" -> unary(StrictMath::exp, a);
      case "log" -> unary(StrictMath::log, a);
      case "log2" -> unary(x -> StrictMath.log(x) / StrictMath.log(2), a);
      case "sin" -> unary(StrictMath::sin, a);
      case "cos" -> unary(StrictMath::cos, a);
      case "floor" -> unary(Math::floor, a);
      case "int" -> unary(x -> x < 0 ? Math.ceil(x) : Math.floor(x), a);
      case "float" -> unary(x -> x, a);
      case "detach" -> a.get(0);
      case "where" -> where(a.get(0).array(), a.get(1).array(), a.get(2).array());
      case "zeros" -> filled(a.get(0).integers(), () -> 0);
      case "ones" -> filled(a.get(0).integers(), () -> 1);
      case "full" -> filled(a.get(0).integers(), () -> a.get(1).number());
      case "rand" -> filled(a.get(0).integers(), random::nextDouble);
      case "randint" ->
          filled(a.get(0).integers(), () -> Math.floor(random.nextDouble() * a.get(1).number()));
      case "arange" -> arange(a.get(0).integer());
      case "tensor" -> tensor(a.get(0).elements());
      case "sum" -> HostArray.scalar(Arrays.stream(a.get(0).array().values()).sum());
      case "concat" -> concat(a.get(0).elements(), a.get(1));
      default -> arranged(name, a.get(0).array(), a);
    };
  }

  /** Of a tensor and what says how to arrange it. */
  private HostValue arranged(String name, HostArray x, List<HostValue> a) {
    return switch (name) {
      case "argsort" -> argsort(x);
      case "reshape" -> new HostArray(a.get(1).integers(), x.values());
      case "expand" -> layouts.expand(x, a.get(1).integers());
      case "permute" -> layouts.permute(x, a.get(1).integers());
      case "transpose" -> layouts.transpose(x, x.axis(a.get(1)), x.axis(a.get(2)));
      case "slice" -> slice(x, a.get(1).elements(), x.axis(a.get(2)));
      case "flip" -> layouts.flip(x, x.axis(a.get(1)));
      case "roll" -> roll(x, a.get(1).integers(), a.get(2).elements());
      case "unbind" -> layouts.unbind(x, x.axis(a.get(1)));
      default -> throw new UnsupportedMaskException("`%s` is for networks".formatted(name));
    };
  }

  private HostArray unary(DoubleUnaryOperator function, List<HostValue> a) {
    HostArray x = a.get(0).array();
    double[] values = budget.allocate(x.shape());
    Arrays.setAll(values, i -> function.applyAsDouble(x.values()[i]));
    return new HostArray(x.shape(), values);
  }

  private HostArray binary(DoubleBinaryOperator function, List<HostValue> a) {
    HostArray left = a.get(0).array();
    HostArray right = a.get(1).array();
    int[] shape = HostArray.broadcast(left.shape(), right.shape());
    double[] x = layouts.expand(left, shape).values();
    double[] y = layouts.expand(right, shape).values();
    double[] values = budget.allocate(shape);
    Arrays.setAll(values, i -> function.applyAsDouble(x[i], y[i]));
    return new HostArray(shape, values);
  }

  private HostArray where(HostArray condition, HostArray yes, HostArray no) {
    int[] branches = HostArray.broadcast(yes.shape(), no.shape());
    int[] shape = HostArray.broadcast(condition.shape(), branches);
    double[] holds = layouts.expand(condition, shape).values();
    double[] x = layouts.expand(yes, shape).values();
    double[] y = layouts.expand(no, shape).values();
    double[] values = budget.allocate(shape);
    Arrays.setAll(values, i -> holds[i] != 0 ? x[i] : y[i]);
    return new HostArray(shape, values);
  }

  private HostArray filled(int[] shape, DoubleSupplier next) {
    double[] values = budget.allocate(shape);
    Arrays.setAll(values, i -> next.getAsDouble());
    return new HostArray(shape, values);
  }

  private HostArray arange(int count) {
    double[] values = budget.allocate(new int[] {count});
    Arrays.setAll(values, i -> i);
    return new HostArray(new int[] {count}, values);
  }

  private static HostArray tensor(List<HostValue> numbers) {
    double[] values = numbers.stream().mapToDouble(HostValue::number).toArray();
    return new HostArray(new int[] {values.length}, values);
  }

  private HostArray concat(List<HostValue> parts, HostValue axis) {
    List<HostArray> arrays = parts.stream().map(HostValue::array).toList();
    return layouts.concat(arrays, arrays.get(0).axis(axis));
  }

  private HostArray slice(HostArray x, List<HostValue> ends, int axis) {
    return layouts.slice(x, ends.get(0).integer(), ends.get(1).integer(), axis);
  }

  private HostArray roll(HostArray x, int[] by, List<HostValue> axes) {
    HostArray rolled = x;
    for (int i = 0; i < by.length; i++) {
      rolled = layouts.roll(rolled, by[i], x.axis(axes.get(i)));
    }
    return rolled;
  }

  /** Along the last axis. A number and its place make one key: so the sort is quick and stable. */
  private HostArray argsort(HostArray x) {
    int run = x.shape()[x.shape().length - 1];
    double[] values = budget.allocate(x.shape());
    long[] keys = new long[run];
    for (int start = 0; start < values.length; start += run) {
      for (int i = 0; i < run; i++) {
        int bits = Float.floatToIntBits((float) x.values()[start + i] + 0f);
        int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
        keys[i] = (long) ordered << Integer.SIZE | i;
      }
      Arrays.sort(keys);
      for (int i = 0; i < run; i++) {
        values[start + i] = (int) keys[i];
      }
    }
    return new HostArray(x.shape(), values);
  }
}
