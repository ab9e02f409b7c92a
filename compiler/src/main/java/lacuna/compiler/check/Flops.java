package lacuna.compiler.check;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    if (!(result instanceof Value.Tensor out)) {
      return;
    }
    double inner =
        switch (operation) {
          case "linear" -> size(arguments.get("x"), -1);
          case "matmul" -> size(arguments.get("a"), -1);
          case "conv2d" -> all(arguments.get("weight"), 1);
          case "scaled_dot_product_attention" -> size(arguments.get("q"), -1);
          default -> 0;
        };
    if (operation.equals("scaled_dot_product_attention")) {
      double scores = elements(out) / size(arguments.get("v"), -1) * size(arguments.get("k"), -2);
      perImage += 2 * scores * (inner + size(arguments.get("v"), -1));
    } else {
      perImage += 2 * inner * elements(out);
    }
  }

  private static double size(Val val, int axis) {
    if (val == null || !(val.value() instanceof Value.Tensor tensor)) {
      return 0;
    }
    List<Value.Int> shape = tensor.shape();
    return shape.get(shape.size() + axis).number();
  }

  private static double all(Val val, int from) {
    double product = 1;
    if (val.value() instanceof Value.Tensor tensor) {
      for (Value.Int size : tensor.shape().subList(from, tensor.shape().size())) {
        product *= size.number();
      }
    }
    return product;
  }

  private static double elements(Value.Tensor tensor) {
    return tensor.shape().stream().mapToDouble(Value.Int::number).reduce(1, (a, b) -> a * b);
  }
}
