package lacuna.runtime.mask;

import java.util.List;
import java.util.Optional;
import lacuna.runtime.unit.Range;
import lacuna.runtime.unit.Size;

/** The masks of this package that can be drawn before a run. */
public final class Drawings {
  private Drawings() {}

  /**
   * A mask by its name in the language; empty where it is known only when it runs, as one that is
   * read from a file.
   *
   * @param arguments of the component's constructor, in its order
   */
  public static Optional<Drawing> of(String component, List<Object> arguments) {
    if (!component.equals("blockwise")) {
      return Optional.empty();
    }
    return Optional.of(
        new Blocks(
            (Size) arguments.get(0),
            (int) arguments.get(1),
            (double) arguments.get(2),
            (int) arguments.get(3),
            (int) arguments.get(4),
            (Range) arguments.get(5),
            (int) arguments.get(6)));
  }
}
