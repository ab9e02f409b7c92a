package lacuna.compiler.check;

import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** {@code let [a, b] = value}: a list or a shape taken apart. */
final class Patterns {
  private Patterns() {}

  /** The parts, or null when there are not that many. */
  static @Nullable List<? extends Value> parts(Value value, int count) {
    List<? extends Value> parts =
        value instanceof Value.ListValue list ? list.elements() : value instanceof Value.Tensor tensor ? tensor.shape() : null;
    return parts != null && parts.size() == count ? parts : null;
  }

  static Diagnostic mismatch(Val value, int count) {
    return Diagnostic.error(Code.S01, "this takes a list of %d apart".formatted(count))
        .note("given " + Describe.article(value.value()));
  }
}
