package lacuna.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A drawing of how often images of each class, a row, are taken for each class, a column: the
 * darker a cell, the larger its share of the row.
 *
 * @param side of the square of cells, in units of the drawing
 * @param left where cells begin, right of the names of the rows
 * @param width and {@code height} of the whole
 */
record ConfusionMatrix(
    int side, int left, int width, int height, List<Label> labels, List<Cell> cells) {
  /** Classes beyond which a cell would be too small to read. */
  static final int LARGEST = 50;

  private static final int NUMBERED = 16;
  private static final int LETTERS = 18;
  private static final int NAMES = 150;

  /**
   * The name of a class beside its row and above its column.
   *
   * @param at the middle of both
   * @param across the same from the drawing's left edge
   */
  record Label(String name, String full, String at, String across) {}

  /**
   * A cell that holds images.
   *
   * @param size of its side
   * @param middleX where its number stands, and {@code middleY}
   * @param number of images, empty where cells are too small to say it
   * @param title what it tells
   * @param right whether it lies on the diagonal
   * @param dark whether its number must be light
   */
  record Cell(
      String x,
      String y,
      String size,
      String middleX,
      String middleY,
      String opacity,
      String number,
      String title,
      boolean right,
      boolean dark) {}

  /** Draws all classes, those without images too. */
  static ConfusionMatrix of(int classes, List<ClassCounts> rows, List<String> names) {
    double size = Math.max(14, Math.min(40, 480.0 / classes));
    int side = (int) Math.ceil(size * classes);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      String name = ClassResults.name(i, names);
      labels.add(new Label(cut(name), name, number((i + .6) * size), number(NAMES + (i + .6) * size)));
    }
    List<Cell> cells = new ArrayList<>();
    for (ClassCounts row : rows) {
      for (ClassCounts.Taken taken : row.taken()) {
        cells.add(cell(row, taken, size, classes <= NUMBERED, names));
      }
    }
    return new ConfusionMatrix(side, NAMES, NAMES + side + 90, side + 110, labels, cells);
  }

  private static Cell cell(
      ClassCounts row, ClassCounts.Taken taken, double size, boolean numbered, List<String> names) {
    double share = (double) taken.images() / row.images();
    double x = NAMES + taken.predicted() * size;
    double y = row.label() * size;
    return new Cell(
        number(x),
        number(y),
        number(size - 1),
        number(x + size / 2),
        number(y + size * .62),
        number(.08 + .92 * share),
        numbered ? Figures.whole(taken.images()) : "",
        "%s taken for %s: %s of %s (%s)"
            .formatted(
                ClassResults.name(row.label(), names),
                ClassResults.name(taken.predicted(), names),
                Figures.whole(taken.images()),
                Figures.whole(row.images()),
                Figures.percent(share)),
        taken.predicted() == row.label(),
        share > .5);
  }

  private static String cut(String name) {
    int letters = name.codePointCount(0, name.length());
    return letters <= LETTERS
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LETTERS - 1)) + "…";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
