package lacuna.runtime.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors in nested dictionaries and lists, each under the keys that lead to it, joined by
 * points.
 */
final class TensorTree {
  private static final int DEEPEST = 32;
  private static final int MOST = 4_000_000;

  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
  private int visited;

  private TensorTree() {}

  /** All tensors, in the order of the collections. */
  static Map<String, StoredTensor> of(Object root) throws PickleException {
    TensorTree tree = new TensorTree();
    tree.visit("", root, 0);
    return tree.tensors;
  }

  /** Numbers, strings and what is never built hold no tensors. */
  private static boolean mayHold(Object value) {
    return value instanceof StoredTensor || value instanceof Map || value instanceof List;
  }

  private void visit(String name, Object value, int depth) throws PickleException {
    visited++;
    if (depth > DEEPEST || visited > MOST) {
      throw new PickleException(
          "nested deeper than %d levels, or of more than %d parts".formatted(DEEPEST, MOST));
    }
    if (name.length() > Limits.KEY) {
      throw new PickleException("a key is longer than " + Limits.KEY + " characters");
    }
    if (value instanceof StoredTensor tensor) {
      if (tensors.size() == Limits.TENSORS) {
        throw new PickleException("more than " + Limits.TENSORS + " tensors");
      }
      if (tensors.put(name, tensor) != null) {
        throw new PickleException("two tensors are called " + name);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (mayHold(entry.getValue())) {
          visit(join(name, entry.getKey()), entry.getValue(), depth + 1);
        }
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (mayHold(list.get(i))) {
          visit(join(name, i), list.get(i), depth + 1);
        }
      }
    }
  }

  private static String join(String name, Object key) {
    return name.isEmpty() ? key.toString() : name + "." + key;
  }
}
