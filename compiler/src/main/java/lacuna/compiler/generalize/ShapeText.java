package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.value.Value;

/** Shapes of parameters and results for doc comments. */
final class ShapeText {
  private ShapeText() {}

  /**
   * {@code x (batch, 197, 768) -> (batch, 197, 768)}; sizes that differ between calls are stars.
   */
  static String of(List<ResidualFunction> calls) {
    List<ResidualFunction.Parameter> parameters = calls.get(0).parameters();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      int at = i;
      String shape = common(calls.stream().map(call -> call.parameters().get(at).value()).toList());
      if (!shape.isEmpty()) {
        parts.add(parameters.get(i).name() + " " + shape);
      }
    }
    String result =
        common(calls.stream().map(ResidualFunction::result).filter(Objects::nonNull).toList());
    String all = String.join(", ", parts);
    return result.isEmpty() ? all : all.isEmpty() ? "-> " + result : all + " -> " + result;
  }

  /** The shape that the tensors among some values have in common; empty where there are none. */
  static String common(List<? extends Value> values) {
    List<List<Value.Int>> shapes =
        values.stream()
            .filter(Value.Tensor.class::isInstance)
            .map(tensor -> ((Value.Tensor) tensor).shape())
            .toList();
    if (shapes.isEmpty()) {
      return "";
    }
    List<Value.Int> first = shapes.get(0);
    if (shapes.stream().anyMatch(shape -> shape.size() != first.size())) {
      return "(...)";
    }
    List<String> sizes =
        IntStream.range(0, first.size())
            .mapToObj(
                i ->
                    shapes.stream().allMatch(shape -> shape.get(i).equals(first.get(i)))
                        ? first.get(i).toString()
                        : "*")
            .toList();
    return "(" + String.join(", ", sizes) + ")";
  }
}
