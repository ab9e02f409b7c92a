package lacuna.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a class.
 *
 * @param name {@code forward}, or a name of the component's own
 * @param parameters its tensors, and numbers that differ between calls
 * @param result what it gives; null for a stage's {@code evaluate}
 * @param shapes for the doc comment: {@code x (batch, 197, 768) -> (batch, 197, 768)}, or empty
 * @param doc the doc comment in the language, or empty
 * @param place {@code FILE:LINE}
 */
public record MethodPlan(
    String name,
    List<Parameter> parameters,
    @Nullable ValueType result,
    String shapes,
    String doc,
    String place,
    List<Line> body) {

  /** Copies the lists. */
  public MethodPlan {
    NameChecks.required(name, "a method");
    parameters = List.copyOf(parameters);
    body = List.copyOf(body);
  }

  /** The tensor whose first size is the batch's, as the shapes show; null where there is none. */
  public @Nullable Parameter batched() {
    return batched(parameters, shapes);
  }

  static @Nullable Parameter batched(List<Parameter> parameters, String shapes) {
    return parameters.stream()
        .filter(parameter -> parameter.type() == ValueType.TENSOR)
        .filter(parameter -> (", " + shapes).contains(", " + parameter.name() + " (batch"))
        .findFirst()
        .orElse(null);
  }

  /** A parameter. */
  public record Parameter(String name, ValueType type) {}
}
