package lacuna.runtime.nn;

import java.util.List;

/**
 * The parts of a network that no optimizer changes, for good or until they are {@linkplain
 * Parameters#thaw thawed}. Their layers compute as in evaluation.
 *
 * @param keys of the parts, each with all below it
 * @param forGood whether they are never thawed
 */
public record Freeze(List<String> keys, boolean forGood) {
  /** Nothing is frozen. */
  static final Freeze NOTHING = new Freeze(List.of(), true);

  /** Copies the list. */
  public Freeze {
    keys = List.copyOf(keys);
  }

  /** Whether a parameter or a layer is one of the parts, or in one. */
  boolean covers(String key) {
    return keys.stream().anyMatch(part -> key.equals(part) || key.startsWith(part + "."));
  }
}
