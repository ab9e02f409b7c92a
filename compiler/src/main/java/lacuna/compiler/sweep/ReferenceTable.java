package lacuna.compiler.sweep;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;

/**
 * Figures of a sweep's points: for each metric lists within lists, the outermost for the first axis;
 * what is no list counts for all points below it.
 */
final class ReferenceTable {
  private final Grid grid;
  private final List<Item.Setting> figures = new ArrayList<>();

  /** A table; one that does not fit the grid is reported and left out. */
  ReferenceTable(Grid grid, List<Item.Setting> figures, Diagnostics diagnostics) {
    this.grid = grid;
    for (Item.Setting figure : figures) {
      if (fits(figure.value(), 0, diagnostics)) {
        this.figures.add(figure);
      }
    }
  }

  private boolean fits(Expr value, int side, Diagnostics diagnostics) {
    if (!(value instanceof Expr.ListOf row)) {
      return true;
    }
    if (side == grid.sides().size()) {
      diagnostics.add(SweepErrors.tooDeep(row, side));
      return false;
    }
    Grid.Side of = grid.sides().get(side);
    if (row.elements().size() != of.size()) {
      diagnostics.add(SweepErrors.rowOfAnotherLength(row, of.size(), of.varied()));
      return false;
    }
    boolean fits = true;
    for (Expr element : row.elements()) {
      fits &= fits(element, side + 1, diagnostics);
    }
    return fits;
  }

  /** The figures of one point. */
  List<Item.Setting> of(int[] indices) {
    return figures.stream().map(figure -> figure(figure, indices)).toList();
  }

  private static Item.Setting figure(Item.Setting figure, int[] indices) {
    Expr value = figure.value();
    for (int side = 0; value instanceof Expr.ListOf row; side++) {
      value = row.elements().get(indices[side]);
    }
    return new Item.Setting(figure.span(), figure.doc(), figure.path(), value);
  }
}
