package lacuna.compiler.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lacuna.compiler.residual.Node;

/**
 * The code of one instance at one place.
 *
 * @param owner which instance, or which call of a function
 */
record Cell(int owner, Node node) {

  /** The cells of a part of each node. */
  static <T extends Node> List<Cell> part(List<Cell> cells, Class<T> type, Function<T, Node> part) {
    List<Cell> parts = new ArrayList<>();
    for (Cell cell : cells) {
      parts.add(new Cell(cell.owner, part.apply(type.cast(cell.node))));
    }
    return parts;
  }
}
