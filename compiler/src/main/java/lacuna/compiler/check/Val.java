package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/**
 * A value with the code that would compute it and the places it came from.
 *
 * @param origins the settings and defaults that it depends on, the most direct first
 * @param parts of a list or tensor, the same for each element or size; empty where that is not
 *     known
 */
record Val(Value value, Node node, List<Origin> origins, List<List<Origin>> parts) {
  private static final int MOST_ORIGINS = 8;

  /** Silences whatever it meets. */
  static final Val UNKNOWN = constant(new Value.Unknown());

  Val(Value value, Node node, List<Origin> origins) {
    this(value, node, origins, List.of());
  }

  /** A constant from nowhere in particular. */
  static Val constant(Value value) {
    return new Val(value, Node.Constant.of(value), List.of());
  }

  boolean unknown() {
    return value instanceof Value.Unknown;
  }

  boolean tensor() {
    return value instanceof Value.Tensor;
  }

  boolean none() {
    return value instanceof Value.None;
  }

  /** Whether it is a tensor or a list with tensors in it: what the run computes. */
  boolean code() {
    return tensor()
        || value instanceof Value.ListValue list
            && list.elements().stream().anyMatch(Value.Tensor.class::isInstance);
  }

  /** Where an element or a size came from. */
  List<Origin> part(int i) {
    return parts.isEmpty() ? origins : i < parts.size() ? parts.get(i) : List.of();
  }

  /** The same, computed by other code. */
  Val by(Node other) {
    return new Val(value, other, origins, parts);
  }

  /** The same read from a name. */
  Val named(String name, Node.Owner owner, String text) {
    Node.Label label = new Node.Label(name, owner, text);
    if (node instanceof Node.Constant constant) {
      return by(new Node.Constant(constant.value(), label, constant.formula()));
    } else if (node instanceof Node.External external) {
      return by(new Node.External(external.kind(), external.name(), external.arguments(), label));
    }
    return node instanceof Node.Sizes ? by(new Node.Constant(value, label, null)) : this;
  }

  /** The same written at a place, unless it is known to come from another. */
  Val from(Origin origin) {
    return origins.isEmpty() ? new Val(value, node, List.of(origin), parts) : this;
  }

  /** All places of two lists, without repetition, bounded. */
  static List<Origin> join(List<Origin> first, List<Origin> second) {
    if (second.isEmpty() || first == second) {
      return first;
    } else if (first.isEmpty()) {
      return second;
    }
    List<Origin> all = new ArrayList<>(first);
    for (Origin origin : second) {
      if (all.size() < MOST_ORIGINS && !all.contains(origin)) {
        all.add(origin);
      }
    }
    return all;
  }
}
