package lacuna.compiler.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Functions of constants. Several share their name with a function of tensors: with a tensor among
 * the arguments it is that one, and the function here does not take it.
 */
public final class ConstantFunctions {
  private static final Map<String, Function<List<Value>, Optional<? extends Value>>> ALL =
      new TreeMap<>();

  static {
    ALL.put("floor", a -> rounded(a, Math::floor));
    ALL.put("ceil", a -> rounded(a, Math::ceil));
    ALL.put("round", a -> rounded(a, Math::rint));
    ALL.put("int", ConstantFunctions::whole);
    ALL.put("float", a -> real(a, x -> x));
    ALL.put("sqrt", a -> real(a, Math::sqrt));
    ALL.put("log", a -> real(a, Math::log));
    ALL.put("log2", a -> real(a, x -> Math.log(x) / Math.log(2)));
    ALL.put("exp", a -> real(a, Math::exp));
    ALL.put("sin", a -> real(a, Math::sin));
    ALL.put("cos", a -> real(a, Math::cos));
    ALL.put("abs", a -> real(a, Math::abs));
    ALL.put("min", a -> extreme(a, -1));
    ALL.put("max", a -> extreme(a, 1));
    ALL.put("mod", Remainder::of);
    ALL.put("power", ConstantFunctions::power);
    ALL.put("length", a -> list(a).map(list -> Value.Int.of(list.size())));
    ALL.put("sum", ConstantFunctions::sum);
    ALL.put("sorted", ConstantFunctions::sorted);
    ALL.put(
        "list_of",
        a ->
            a.size() == 1 && a.get(0) instanceof Value.Range range
                ? Elements.expanded(range)
                : Optional.empty());
  }

  private ConstantFunctions() {}

  /** All names. */
  public static Set<String> names() {
    return Set.copyOf(ALL.keySet());
  }

  /** The result of one of them. */
  public static Result<Value> apply(String name, List<Value> arguments) {
    try {
      return ALL.get(name)
          .apply(arguments)
          .map(Result::<Value>ok)
          .orElseGet(() -> Result.mismatch(ValueMismatches.arguments(name, arguments)));
    } catch (ArithmeticException outOfRange) {
      return Result.mismatch(ValueMismatches.noResult(name, arguments, outOfRange.getMessage()));
    }
  }

  private static Optional<Value> rounded(List<Value> a, DoubleUnaryOperator how) {
    return numbers(a, 1)
        ? Optional.of(integer(how.applyAsDouble(Arithmetic.number(a.get(0)))))
        : Optional.empty();
  }

  private static Optional<Value> whole(List<Value> a) {
    double number = numbers(a, 1) ? Arithmetic.number(a.get(0)) : Double.NaN;
    return number == Math.rint(number)
        ? Optional.of(integer(number))
        : Optional.empty();
  }

  private static Optional<Value> real(List<Value> a, DoubleUnaryOperator how) {
    if (!numbers(a, 1)) {
      return Optional.empty();
    }
    double result = how.applyAsDouble(Arithmetic.number(a.get(0)));
    return Optional.of(number(a.get(0) instanceof Value.Int, result));
  }

  /** A result, whole where it may be and is. */
  private static Value number(boolean whole, double result) {
    return whole && result == Math.rint(result) && Math.abs(result) <= Integer.MAX_VALUE
        ? integer(result)
        : new Value.Real(finite(result));
  }

  /** A whole result; throws ArithmeticException where none can hold it. */
  private static Value integer(double result) {
    if (Math.abs(finite(result)) > Integer.MAX_VALUE) {
      throw new ArithmeticException("is too large: integers go up to " + Integer.MAX_VALUE);
    }
    return Value.Int.of(Math.round(result));
  }

  private static double finite(double result) {
    if (!Double.isFinite(result)) {
      throw new ArithmeticException("is not a finite number");
    }
    return result;
  }

  static boolean numbers(List<Value> a, int count) {
    return a.size() == count && a.stream().allMatch(Arithmetic::isPlain);
  }

  private static Optional<List<Value>> list(List<Value> a) {
    return a.size() == 1 ? Elements.of(a.get(0)) : Optional.empty();
  }

  private static Optional<List<Value>> listOfNumbers(List<Value> a) {
    return list(a).filter(list -> list.stream().allMatch(Arithmetic::isPlain));
  }

  /** Of numbers, or of lengths, the first that none exceeds. */
  private static Optional<? extends Value> extreme(List<Value> a, int sign) {
    List<Value> all = list(a).orElse(a);
    boolean lengths = all.stream().allMatch(Value.Length.class::isInstance);
    Value best = null;
    for (Value value : all) {
      if (!lengths && !Arithmetic.isPlain(value)) {
        return Optional.empty();
      }
      if (best == null || sign * Double.compare(size(value), size(best)) > 0) {
        best = value;
      }
    }
    return Optional.ofNullable(best);
  }

  private static double size(Value value) {
    return value instanceof Value.Length length ? length.pixels() : Arithmetic.number(value);
  }

  private static Optional<Value> power(List<Value> a) {
    if (!numbers(a, 2)) {
      return Optional.empty();
    }
    boolean whole = a.get(0) instanceof Value.Int && a.get(1) instanceof Value.Int;
    double result = Math.pow(Arithmetic.number(a.get(0)), Arithmetic.number(a.get(1)));
    return Optional.of(number(whole, result));
  }

  private static Optional<Value> sum(List<Value> a) {
    return listOfNumbers(a)
        .map(
            list -> {
              double total = list.stream().mapToDouble(Arithmetic::number).sum();
              return list.stream().allMatch(Value.Int.class::isInstance)
                  ? integer(total)
                  : new Value.Real(total);
            });
  }

  private static Optional<Value> sorted(List<Value> a) {
    return listOfNumbers(a)
        .map(
            list -> {
              List<Value> sorted = new ArrayList<>(list);
              sorted.sort(Comparator.comparingDouble(Arithmetic::number));
              return new Value.ListValue(sorted);
            });
  }
}
