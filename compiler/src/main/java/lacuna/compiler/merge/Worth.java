package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.residual.Node;
import org.jspecify.annotations.Nullable;

/** What cells are worth, whatever their names and formulas. */
final class Worth {
  private Worth() {}

  /** Whether all cells are worth the same. */
  static boolean equal(List<Cell> cells) {
    Object first = of(cells.get(0).node());
    return cells.stream().allMatch(c -> of(c.node()).equals(first));
  }

  /** What a constant or a component of the runtime is worth, names and formulas aside. */
  static Object of(Node node) {
    if (node instanceof Node.Constant constant) {
      return constant.value();
    } else if (node instanceof Node.External external) {
      List<Object> parts = new ArrayList<>(List.of(external.kind(), external.name()));
      external.arguments().values().forEach(argument -> parts.add(of(argument)));
      return parts;
    }
    return node;
  }

  /** The label that all cells share, or null. */
  static Node.@Nullable Label label(List<Cell> cells) {
    Node.Label first = ((Node.Constant) cells.get(0).node()).label();
    if (first == null) {
      return null;
    }
    for (Cell cell : cells) {
      Node.Label label = ((Node.Constant) cell.node()).label();
      if (label == null || !label.name().equals(first.name()) || label.owner() != first.owner()) {
        return null;
      }
    }
    return first;
  }
}
