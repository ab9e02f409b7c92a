package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;

/**
 * A value with the code that would compute it and the places it came from.
 *
 * @param origins the settings and defaults that it depends on, the most direct first
 */
record Val(Value value, Node node, List<Origin> origins) {
  private static final int MOST_ORIGINS = 6;

  /** Silences whatever it meets. */
  static final Val UNKNOWN = constant(new Value.Unknown());

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

  /** The same read from a name. */
  Val named(String name, Node.Owner owner, String text) {
    Node.Label label = new Node.Label(name, owner, text);
    if (node instanceof Node.Constant constant) {
      return new Val(value, new Node.Constant(constant.value(), label, constant.formula()), origins);
    }
    if (node instanceof Node.External external) {
      return new Val(
          value, new Node.External(external.kind(), external.name(), external.arguments(), label), origins);
    }
    if (node instanceof Node.Sizes) {
      return new Val(value, new Node.Constant(value, label, null), origins);
    }
    return this;
  }

  /** The same, written at one more place. */
  Val from(Origin origin) {
    return new Val(value, node, join(List.of(origin), origins));
  }

  /** All places of two lists, without repetition, bounded. */
  static List<Origin> join(List<Origin> first, List<Origin> second) {
    List<Origin> all = new ArrayList<>(first);
    for (Origin origin : second) {
      if (all.size() < MOST_ORIGINS && !all.contains(origin)) {
        all.add(origin);
      }
    }
    return all;
  }
}
