package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Functions of constants. Several share their name with a function of tensors: with a tensor among
 * the arguments it is that one. A function here gives null when it does not take such arguments.
 */
final class Builtins {
  /** Elements of the longest list that a range makes. */
  private static final int LONGEST = 100_000;

  private static final Map<String, Function<List<Value>, @Nullable Value>> ALL = new TreeMap<>();

  static {
    ALL.put("floor", a -> rounded(a, Math::floor));
    ALL.put("ceil", a -> rounded(a, Math::ceil));
    ALL.put("round", a -> rounded(a, Math::rint));
    ALL.put(
        "int",
        a ->
            a.size() == 1 && whole(a.get(0))
                ? Value.Int.of((long) Arithmetic.number(a.get(0)))
                : null);
    ALL.put("float", a -> real(a, x -> x));
    ALL.put("sqrt", a -> real(a, Math::sqrt));
    ALL.put("log", a -> real(a, Math::log));
    ALL.put("log2", a -> real(a, x -> Math.log(x) / Math.log(2)));
    ALL.put("exp", a -> real(a, Math::exp));
    ALL.put("sin", a -> real(a, Math::sin));
    ALL.put("cos", a -> real(a, Math::cos));
    ALL.put("abs", a -> numbers(a, 1) ? real(a, Math::abs) : null);
    ALL.put("min", a -> extreme(a, -1));
    ALL.put("max", a -> extreme(a, 1));
    ALL.put("mod", Builtins::mod);
    ALL.put("power", Builtins::power);
    ALL.put(
        "length",
        a -> a.size() == 1 && list(a.get(0)) != null ? Value.Int.of(list(a.get(0)).size()) : null);
    ALL.put("sum", Builtins::sum);
    ALL.put(
        "shape",
        a ->
            a.size() == 1 && shape(a.get(0)) != null ? new Value.ListValue(shape(a.get(0))) : null);
    ALL.put("numel", Builtins::numel);
    ALL.put("sorted", Builtins::sorted);
    ALL.put("list_of", Builtins::listOf);
    ALL.put("without", ShapeBuiltins::without);
    ALL.put("replaced", ShapeBuiltins::replaced);
    ALL.put("swapped", ShapeBuiltins::swapped);
    ALL.put("joined", ShapeBuiltins::joined);
  }

  private Builtins() {}

  /** Whether there is one of that name. */
  static boolean has(String name) {
    return ALL.containsKey(name);
  }

  /** All names. */
  static List<String> names() {
    return new ArrayList<>(ALL.keySet());
  }

  /** The result, or null when it does not take these. */
  static @Nullable Value apply(String name, List<Value> arguments) {
    return ALL.get(name).apply(arguments);
  }

  private static @Nullable Value rounded(List<Value> a, Function<Double, Double> how) {
    return numbers(a, 1)
        ? Value.Int.of((long) (double) how.apply(Arithmetic.number(a.get(0))))
        : null;
  }

  private static @Nullable Value real(List<Value> a, Function<Double, Double> how) {
    if (!numbers(a, 1)) {
      return null;
    }
    double result = how.apply(Arithmetic.number(a.get(0)));
    return a.get(0) instanceof Value.Int && result == Math.rint(result) && Math.abs(result) < 1e15
        ? Value.Int.of((long) result)
        : new Value.Real(result);
  }

  private static boolean numbers(List<Value> a, int count) {
    return a.size() == count && a.stream().allMatch(Arithmetic::isPlain);
  }

  private static boolean whole(Value value) {
    return Arithmetic.isPlain(value)
        && Arithmetic.number(value) == Math.rint(Arithmetic.number(value));
  }

  private static @Nullable Value extreme(List<Value> a, int sign) {
    List<? extends Value> all = a.size() == 1 && list(a.get(0)) != null ? list(a.get(0)) : a;
    Value best = null;
    for (Value value : all) {
      boolean lengths =
          value instanceof Value.Length && (best == null || best instanceof Value.Length);
      if (!lengths && !(Arithmetic.isPlain(value) && (best == null || Arithmetic.isPlain(best)))) {
        return null;
      }
      if (best == null || sign * Double.compare(size(value), size(best)) > 0) {
        best = value;
      }
    }
    return best;
  }

  private static double size(Value value) {
    return value instanceof Value.Length length ? length.pixels() : Arithmetic.number(value);
  }

  private static @Nullable Value mod(List<Value> a) {
    if (a.size() == 2
        && a.get(0) instanceof Value.Length x
        && a.get(1) instanceof Value.Length y
        && y.pixels() != 0) {
      return new Value.Length(Math.floorMod(x.pixels(), y.pixels()));
    }
    if (a.size() == 2 && a.get(0) instanceof Value.Int x && a.get(1) instanceof Value.Int y) {
      return x.batch() || y.batch() || y.number() == 0
          ? null
          : Value.Int.of(Math.floorMod(x.number(), y.number()));
    }
    if (numbers(a, 2)) { // a quotient that is not whole has a remainder
      double y = Arithmetic.number(a.get(1));
      return y == 0 ? null : new Value.Real(Arithmetic.number(a.get(0)) % y);
    }
    return null;
  }

  private static @Nullable Value power(List<Value> a) {
    if (!numbers(a, 2)) {
      return null;
    }
    double result = Math.pow(Arithmetic.number(a.get(0)), Arithmetic.number(a.get(1)));
    boolean whole =
        a.get(0) instanceof Value.Int
            && a.get(1) instanceof Value.Int
            && result == Math.rint(result);
    return whole && Math.abs(result) < 1e15 ? Value.Int.of((long) result) : new Value.Real(result);
  }

  private static @Nullable Value sum(List<Value> a) {
    List<? extends Value> list = a.size() == 1 ? list(a.get(0)) : null;
    if (list == null || !list.stream().allMatch(Arithmetic::isPlain)) {
      return null;
    }
    double total = list.stream().mapToDouble(Arithmetic::number).sum();
    return list.stream().allMatch(Value.Int.class::isInstance)
        ? Value.Int.of((long) total)
        : new Value.Real(total);
  }

  private static @Nullable Value numel(List<Value> a) {
    List<Value.Int> shape = a.size() == 1 ? shape(a.get(0)) : null;
    if (shape == null) {
      return null;
    }
    long number = 1;
    boolean batch = false;
    for (Value.Int size : shape) {
      if (batch && size.batch()) {
        return null;
      }
      number = Math.multiplyExact(number, size.number());
      batch |= size.batch();
    }
    return new Value.Int(number, batch);
  }

  private static @Nullable Value sorted(List<Value> a) {
    List<? extends Value> list = a.size() == 1 ? list(a.get(0)) : null;
    if (list == null || !list.stream().allMatch(Arithmetic::isPlain)) {
      return null;
    }
    List<Value> sorted = new ArrayList<>(list);
    sorted.sort((x, y) -> Double.compare(Arithmetic.number(x), Arithmetic.number(y)));
    return new Value.ListValue(sorted);
  }

  private static @Nullable Value listOf(List<Value> a) {
    return a.size() == 1 && a.get(0) instanceof Value.Range range ? expanded(range) : null;
  }

  /**
   * The numbers of a range of whole numbers, the end left out; null for another range or one too
   * long.
   */
  static Value.@Nullable ListValue expanded(Value.Range range) {
    if (range.start() instanceof Value.Int start
        && range.end() instanceof Value.Int end
        && !start.batch()
        && !end.batch()) {
      if ((double) end.number() - start.number() > LONGEST) {
        return null;
      }
      List<Value> numbers = new ArrayList<>();
      for (long i = start.number(); i < end.number(); i++) {
        numbers.add(Value.Int.of(i));
      }
      return new Value.ListValue(numbers);
    }
    return null;
  }

  /** An axis counted from 0, or -1 when there is none such. */
  static int axis(Value value, int axes) {
    if (!(value instanceof Value.Int number)
        || number.number() < -axes
        || number.number() >= axes) {
      return -1;
    }
    return (int) (number.number() < 0 ? number.number() + axes : number.number());
  }

  static @Nullable List<? extends Value> list(Value value) {
    if (value instanceof Value.Range range) {
      Value.ListValue list = expanded(range);
      return list == null ? null : list.elements();
    }
    return value instanceof Value.ListValue list ? list.elements() : null;
  }

  /** A value as a shape, or null. */
  static @Nullable List<Value.Int> shape(Value value) {
    if (value instanceof Value.Tensor tensor) {
      return tensor.shape();
    } else if (value instanceof Value.ListValue list) {
      List<Value.Int> shape = new ArrayList<>();
      for (Value element : list.elements()) {
        if (element instanceof Value.Length length) {
          shape.add(Value.Int.of(length.pixels()));
        } else if (element instanceof Value.Int number) {
          shape.add(number);
        } else {
          return null;
        }
      }
      return shape;
    }
    return null;
  }
}
