package lacuna.runtime.survey;

import java.util.List;
import java.util.TreeMap;

/**
 * Counts images and keeps the first ten by name, in the order of their numbers, whoever comes first.
 * Safe for several threads.
 */
final class Named {
  /** How many are kept. */
  static final int KEPT = 10;

  private final TreeMap<Integer, String> first = new TreeMap<>();
  private int count;

  synchronized void add(int number, String line) {
    count++;
    first.put(number, line);
    if (first.size() > KEPT) {
      first.pollLastEntry();
    }
  }

  /** What there is now. */
  synchronized Found found() {
    return new Found(count, List.copyOf(first.values()));
  }
}
