package lacuna.compiler.shape;

import java.util.List;
import java.util.Map;
import lacuna.compiler.value.Operand;

/**
 * A tensor that fits a declared shape.
 *
 * @param bindings with the names that are new
 * @param named for each new name of a size the axis of the tensor that it took, in order
 * @param rest where each size of {@code ...} comes from: an axis of the tensor (operand 0), or one
 *     of the sizes it had before (operand 1); empty where the pattern has none
 */
public record Match(Bindings bindings, Map<String, Integer> named, List<Operand> rest) {
  /** A match that takes nothing. */
  static Match of(Bindings bindings) {
    return new Match(bindings, Map.of(), List.of());
  }
}
