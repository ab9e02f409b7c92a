package lacuna.runtime.mask;

import java.util.BitSet;

/** The cells of one image's mask, row by row. */
final class Cells {
  private final int size;
  private final int columns;
  private final BitSet hidden = new BitSet();

  Cells(int rows, int columns) {
    size = rows * columns;
    this.columns = columns;
  }

  /** How many cells are hidden. */
  int count() {
    return hidden.cardinality();
  }

  /** Hides a rectangle. */
  void hide(int top, int left, int height, int width) {
    for (int row = top; row < top + height; row++) {
      hidden.set(row * columns + left, row * columns + left + width);
    }
  }

  /** How many cells of a rectangle are hidden. */
  int count(int top, int left, int height, int width) {
    int count = 0;
    for (int row = top; row < top + height; row++) {
      count += hidden.get(row * columns + left, row * columns + left + width).cardinality();
    }
    return count;
  }

  /** Writes the cells to (images, rows, columns), at one image. */
  void write(boolean[] to, int image) {
    int from = image * size;
    hidden.stream().forEach(cell -> to[from + cell] = true);
  }
}
