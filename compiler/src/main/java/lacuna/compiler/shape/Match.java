package lacuna.compiler.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;

/**
 * A tensor compared with a declared shape. Names keep what they took before a mismatch, so that
 * what is declared with them later is compared all the same.
 *
 * @param bindings with the names that are new
 * @param named for each new name of a size the axis of the tensor that it took, in order
 * @param rest where each size of {@code ...} comes from: an axis of the tensor (operand 0), or one
 *     of the sizes it had before (operand 1); empty where the pattern has none
 * @param mismatch why the tensor does not fit; empty where it does
 */
public record Match(
    Bindings bindings,
    Map<String, Integer> named,
    List<Operand> rest,
    Optional<Mismatch> mismatch) {

  /** A match that has taken nothing yet. */
  static Match of(Bindings bindings) {
    return new Match(bindings, Map.of(), List.of(), Optional.empty());
  }

  /** The same of a tensor that does not fit. */
  Match because(Mismatch reason) {
    return new Match(bindings, named, rest, Optional.of(reason));
  }
}
