package lacuna.compiler.plan;

import java.util.List;

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
    @org.jspecify.annotations.Nullable ValueType result,
    String shapes,
    String doc,
    String place,
    List<Line> body) {

  /** A parameter. */
  public record Parameter(String name, ValueType type) {}
}
