package lacuna.compiler.shape;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Result;
import lacuna.compiler.value.Value;
import lacuna.compiler.value.ValueMismatches;

/** Functions of shapes, with which the tensor functions declare their results. */
final class ShapeFunctions {
  static final Set<String> NAMES =
      Set.of("shape", "numel", "without", "replaced", "swapped", "joined");

  private ShapeFunctions() {}

  /** The result of one of them. */
  static Result<Value> apply(String name, List<Value> a) {
    try {
      return applied(name, a).map(Result::ok).orElseGet(() -> Result.mismatch(refusal(name, a)));
    } catch (ArithmeticException overflow) {
      return Result.mismatch(ShapeMismatches.tooLarge(Sizes.of(a.get(0)).orElse(List.of())));
    }
  }

  private static Optional<Value> applied(String name, List<Value> a) {
    if (a.size() != parameters(name)) {
      return Optional.empty();
    }
    Optional<List<Value.Int>> shape = Sizes.of(a.get(0));
    return switch (name) {
      case "shape" -> shape.map(Value.ListValue::new);
      case "numel" -> shape.flatMap(Sizes::count).map(count -> count);
      case "without" ->
          shape.flatMap(s -> Rearrangement.without(s, a.get(1))).map(Value.ListValue::new);
      case "replaced" -> shape.flatMap(s -> replaced(s, a)).map(Value.ListValue::new);
      case "swapped" ->
          shape
              .flatMap(s -> Rearrangement.swapped(s, a.get(1), a.get(2)))
              .map(Value.ListValue::new);
      case "joined" -> Joining.shape(a.get(0), a.get(1)).map(Value.ListValue::new);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Optional<List<Value.Int>> replaced(List<Value.Int> shape, List<Value> a) {
    return a.get(2) instanceof Value.Int size
        ? Rearrangement.replaced(shape, a.get(1), size)
        : Optional.empty();
  }

  private static int parameters(String name) {
    return switch (name) {
      case "shape", "numel" -> 1;
      case "without", "joined" -> 2;
      case "replaced", "swapped" -> 3;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Mismatch refusal(String name, List<Value> a) {
    if (a.size() < 2 || a.size() != parameters(name)) {
      return ValueMismatches.arguments(name, a);
    }
    return name.equals("joined")
        ? ShapeMismatches.notJoined(a.get(0), a.get(1))
        : ShapeMismatches.noAxis(name, a);
  }

  /** From which argument each size of a result comes; empty where that is not known. */
  static List<Operand> sources(String name, List<Value> a) {
    int count = Sizes.of(a.get(0)).map(List::size).orElse(0);
    List<Operand> axes =
        IntStream.range(0, count).mapToObj(axis -> new Operand(0, axis)).toList();
    Optional<List<Operand>> sources =
        switch (name) {
          case "shape" -> Optional.of(axes);
          case "without" -> Rearrangement.without(axes, a.get(1));
          case "replaced" -> Rearrangement.replaced(axes, a.get(1), Operand.whole(2));
          case "swapped" -> Rearrangement.swapped(axes, a.get(1), a.get(2));
          default -> Optional.empty();
        };
    return sources.orElse(List.of());
  }
}
