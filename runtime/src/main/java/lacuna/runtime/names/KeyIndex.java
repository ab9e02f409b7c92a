package lacuna.runtime.names;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of keys by their texts, letter by letter, so that a key is compared with those few that
 * may fit it, however many there are.
 */
public final class KeyIndex {
  private final Node root = new Node();

  /** What patterns have in common up to a letter. */
  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>();
    private final BitSet ends = new BitSet();
    private @Nullable Node number;
  }

  /**
   * Adds a pattern.
   *
   * @param place of it among the patterns
   * @param texts between its numbers: one more than there are numbers
   */
  public void add(int place, String... texts) {
    Node node = root;
    for (int i = 0; i < texts.length; i++) {
      if (i > 0) {
        node.number = node.number == null ? new Node() : node.number;
        node = node.number;
      }
      for (char letter : texts[i].toCharArray()) {
        node = node.next.computeIfAbsent(letter, c -> new Node());
      }
    }
    node.ends.set(place);
  }

  /**
   * The first pattern, by its place, that a key fits, be it the key's beginning up to a point.
   *
   * @param fits decides on those whose texts and numbers are where they should be
   * @return its place; -1 where there is none
   */
  public int first(String key, IntPredicate fits) {
    BitSet found = new BitSet();
    walk(root, key, 0, found);
    return found.stream().filter(fits).findFirst().orElse(-1);
  }

  private static void walk(Node node, String key, int at, BitSet found) {
    boolean end = at == key.length();
    if (end || key.charAt(at) == '.') {
      found.or(node.ends);
    }
    if (end) {
      return;
    }
    Node letter = node.next.get(key.charAt(at));
    if (letter != null) {
      walk(letter, key, at + 1, found);
    }
    if (node.number != null) {
      for (int i = at; i < key.length() && Character.isDigit(key.charAt(i)); i++) {
        walk(node.number, key, i + 1, found);
      }
    }
  }
}
