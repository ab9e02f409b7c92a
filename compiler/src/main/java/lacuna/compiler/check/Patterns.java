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
        value instanceof Value.ListValue list
            ? list.elements()
            : value instanceof Value.Tensor tensor ? tensor.shape() : null;
    return parts != null && parts.size() == count ? parts : null;
  }

  /** A value cannot be taken apart into so many names. */
  static Diagnostic mismatch(Val value, int count) {
    int parts =
        value.value() instanceof Value.ListValue list
            ? list.elements().size()
            : value.value() instanceof Value.Tensor tensor ? tensor.shape().size() : -1;
    String names = count == 1 ? "one name" : count + " names";
    return Diagnostic.error(
            Code.SHAPES_DIFFER,
            parts < 0
                ? "only a list or a shape can be unpacked"
                : "a list of %2$d cannot be unpacked into %1$s".formatted(names, parts))
        .note("given " + Describe.article(value.value()))
        .help("`_` stands for a part that needs no name");
  }
}
