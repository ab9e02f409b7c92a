package lacuna.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function outside components.
 *
 * @param name unique: {@code split_heads}; variants end in a number
 * @param parameters its tensors, and numbers that differ between calls
 * @param constants what is the same in all calls, by name; a function's are few and may be written
 *     where they are used
 */
public record FunctionPlan(
    String name,
    List<MethodPlan.Parameter> parameters,
    List<ClassPlan.Constant> constants,
    ValueType result,
    String shapes,
    String doc,
    String place,
    List<Line> body) {

  /** Copies the lists. */
  public FunctionPlan {
    parameters = List.copyOf(parameters);
    constants = List.copyOf(constants);
    body = List.copyOf(body);
  }

  /** The tensor whose first size is the batch's, as the shapes show; null where there is none. */
  public MethodPlan.@Nullable Parameter batched() {
    return MethodPlan.batched(parameters, shapes);
  }
}
