package lacuna.compiler.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.value.Value;

/**
 * Floating-point operations of matrix products: a multiplication and an addition are two. The batch
 * counts as one, so that the count is of one image.
 */
public final class FlopCount {
  private FlopCount() {}

  /** The count of one call of a function of the runtime; {@code arguments} are by parameter. */
  public static double of(String function, Map<String, Value> arguments, Value result) {
    if (!(result instanceof Value.Tensor out)) {
      return 0;
    }
    double all = product(out.shape());
    return switch (function) {
      case "linear" -> 2 * size(arguments, "x", 1) * all;
      case "matmul" -> 2 * size(arguments, "a", 1) * all;
      case "conv2d" -> 2 * window(arguments) * all;
      case "scaled_dot_product_attention" -> {
        double scores = all / size(arguments, "v", 1) * size(arguments, "k", 2);
        yield 2 * scores * (size(arguments, "q", 1) + size(arguments, "v", 1));
      }
      default -> 0;
    };
  }

  /** A size of an argument, counted from the last, which is 1. */
  private static double size(Map<String, Value> arguments, String parameter, int fromEnd) {
    List<Value.Int> shape = shape(arguments, parameter);
    return shape.isEmpty() ? 0 : shape.get(shape.size() - fromEnd).number();
  }

  /** The values that one output of a convolution sums over. */
  private static double window(Map<String, Value> arguments) {
    List<Value.Int> shape = shape(arguments, "weight");
    return shape.isEmpty() ? 0 : product(shape.subList(1, shape.size()));
  }

  private static List<Value.Int> shape(Map<String, Value> arguments, String parameter) {
    return Optional.ofNullable(arguments.get(parameter)).flatMap(Sizes::of).orElse(List.of());
  }

  private static double product(List<Value.Int> sizes) {
    return sizes.stream().mapToDouble(Value.Int::number).reduce(1, (a, b) -> a * b);
  }
}
