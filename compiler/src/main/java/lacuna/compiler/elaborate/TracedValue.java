package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.SimpleNodeVisitor;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;

/**
 * A value with the residual code that would compute it and the places it came from.
 *
 * @param origins the settings and defaults that it depends on, the most direct first
 * @param parts of a list or tensor, the same for each element or size; empty where that is not
 *     known
 */
record TracedValue(Value value, Node node, List<Origin> origins, List<List<Origin>> parts) {
  private static final int MOST_ORIGINS = 8;

  /** Silences whatever it meets. */
  static final TracedValue UNKNOWN = constant(new Value.Unknown());

  TracedValue(Value value, Node node, List<Origin> origins) {
    this(value, node, origins, List.of());
  }

  /** A constant from nowhere in particular. */
  static TracedValue constant(Value value) {
    return new TracedValue(value, Node.Constant.of(value), List.of());
  }

  boolean unknown() {
    return value instanceof Value.Unknown;
  }

  boolean tensor() {
    return value instanceof Value.Tensor;
  }

  /** Whether it is a boolean, or a tensor of booleans. */
  boolean isBoolean() {
    return value instanceof Value.Bool
        || value instanceof Value.Tensor tensor && tensor.element() == Value.Element.BOOL;
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

  /** {@code FILE:LINE} where it was written, or of {@code otherwise}. */
  String place(Span otherwise) {
    return (origins.isEmpty() ? otherwise : origins.get(0).span()).place();
  }

  /** The same, computed by other code. */
  TracedValue by(Node other) {
    return new TracedValue(value, other, origins, parts);
  }

  /** The same read from a name. */
  TracedValue named(String name, Node.Owner owner, String text) {
    Node.Label label = new Node.Label(name, owner, text);
    return by(
        node.accept(
            new SimpleNodeVisitor<Node>() {
              @Override
              public Node visitConstant(Node.Constant constant) {
                return new Node.Constant(constant.value(), label, constant.formula());
              }

              @Override
              public Node visitExternal(Node.External external) {
                return new Node.External(
                    external.kind(), external.name(), external.arguments(), label);
              }

              @Override
              public Node visitSizes(Node.Sizes sizes) {
                return new Node.Constant(value, label, null);
              }

              @Override
              protected Node defaultAction(Node code) {
                return code;
              }
            }));
  }

  /** The same written at a place, as far as it is not known to come from another. */
  TracedValue from(Origin origin) {
    List<Origin> written = List.of(origin);
    return new TracedValue(
        value,
        node,
        origins.isEmpty() ? written : origins,
        parts.stream().map(part -> part.isEmpty() ? written : part).toList());
  }

  /** Where some values came from, the first value's places first. */
  static List<Origin> origins(List<TracedValue> values) {
    List<Origin> all = List.of();
    for (TracedValue value : values) {
      all = join(all, value.origins());
    }
    return all;
  }

  /**
   * All places of two lists, without repetition, bounded; where there are too many, those that the
   * user can change stay.
   */
  static List<Origin> join(List<Origin> first, List<Origin> second) {
    if (second.isEmpty() || first == second) {
      return first;
    } else if (first.isEmpty()) {
      return second;
    }
    List<Origin> all = new ArrayList<>(first);
    for (Origin origin : second) {
      if (!all.contains(origin) && hasRoom(all, origin.user())) {
        all.add(origin);
      }
    }
    return all;
  }

  /** Whether one more can be kept; for a user's the last default gives way. */
  private static boolean hasRoom(List<Origin> origins, boolean user) {
    if (origins.size() < MOST_ORIGINS) {
      return true;
    }
    for (int i = origins.size() - 1; user && i >= 0; i--) {
      if (!origins.get(i).user()) {
        origins.remove(i);
        return true;
      }
    }
    return false;
  }
}
