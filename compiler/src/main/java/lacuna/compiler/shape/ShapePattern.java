package lacuna.compiler.shape;

import java.util.List;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A declared tensor: {@code [batch, n, ...] of T}.
 *
 * @param dims of which one at most is a {@link Dim.Rest}
 * @param element the name after {@code of}; null where none is written, which means real numbers
 * @param text as written
 */
public record ShapePattern(List<Dim> dims, @Nullable String element, String text) {
  public ShapePattern {
    dims = List.copyOf(dims);
  }

  /** The pattern of sizes that are all known, such as those that an expression gives. */
  public static ShapePattern of(List<Value.Int> sizes, @Nullable String element, String text) {
    return new ShapePattern(sizes.stream().map(Dim::of).toList(), element, text);
  }

  /** The index of the dim that takes any number of sizes; -1 where there is none. */
  int rest() {
    for (int i = 0; i < dims.size(); i++) {
      if (dims.get(i) instanceof Dim.Rest) {
        return i;
      }
    }
    return -1;
  }

  /** How many axes the dims other than {@code ...} stand for. */
  int fixed() {
    return dims.size() - (rest() < 0 ? 0 : 1);
  }
}
