package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Shapes of parameters and results for doc comments. */
final class Shape {
  private Shape() {}

  /**
   * {@code x (batch, 197, 768) -> (batch, 197, 768)}; sizes that differ between calls are stars.
   */
  static String of(List<ResidualFunction> calls) {
    ResidualFunction first = calls.get(0);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < first.parameters().size(); i++) {
      int at = i;
      String shape = common(calls.stream().map(c -> c.parameters().get(at).value()).toList());
      if (!shape.isEmpty()) {
        parts.add(first.parameters().get(i).name() + " " + shape);
      }
    }
    List<Value> results = new ArrayList<>();
    calls.forEach(c -> results.add(c.result() == null ? new Value.None() : c.result()));
    String result = common(results);
    String all = String.join(", ", parts);
    return result.isEmpty() ? all : all.isEmpty() ? "-> " + result : all + " -> " + result;
  }

  private static String common(List<? extends Value> values) {
    List<Value.Int> shape = null;
    List<String> text = new ArrayList<>();
    for (Value value : values) {
      if (!(value instanceof Value.Tensor tensor)) {
        continue;
      }
      if (shape == null) {
        shape = tensor.shape();
        shape.forEach(size -> text.add(size.toString()));
      } else if (shape.size() != tensor.shape().size()) {
        return "(...)";
      }
      for (int i = 0; i < shape.size(); i++) {
        if (!tensor.shape().get(i).equals(shape.get(i))) {
          text.set(i, "*");
        }
      }
    }
    return shape == null ? "" : "(" + String.join(", ", text) + ")";
  }

  /** The shape of one tensor. */
  static String of(Value.@Nullable Tensor tensor) {
    return tensor == null ? "" : common(List.of(tensor));
  }

  /** The shape that several tensors have in common. */
  static String ofAll(List<Value.Tensor> tensors) {
    return common(tensors);
  }
}
