package lacuna.runtime.survey;

import java.util.List;

/**
 * Images or files of some kind.
 *
 * @param count of all
 * @param first lines for people: the first ten of them
 */
public record Found(int count, List<String> first) {

  /** Copies the list. */
  public Found {
    first = List.copyOf(first);
  }
}
