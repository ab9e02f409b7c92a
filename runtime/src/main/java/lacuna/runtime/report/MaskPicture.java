package lacuna.runtime.report;

import java.util.List;
import java.util.Locale;

/**
 * A mask as paths of an SVG whose unit is a cell.
 *
 * @param hidden the cells that are hidden
 * @param visible the others
 */
record MaskPicture(int columns, int rows, String hidden, String visible) {
  private static final char HIDDEN = '#';

  /** More cells side by side than these leave no room for gaps between them. */
  private static final int MOST_SPACED = 48;

  private static final double GAP = 0.08;

  /** The picture of rows of cells, {@code #} for a hidden one. */
  static MaskPicture of(List<String> rows) {
    return of(rows, rows.get(0).length() > MOST_SPACED ? 0 : GAP);
  }

  /** The same without gaps between cells, to be laid over an image. */
  static MaskPicture filled(List<String> rows) {
    return of(rows, 0);
  }

  private static MaskPicture of(List<String> rows, double gap) {
    int columns = rows.get(0).length();
    StringBuilder hidden = new StringBuilder();
    StringBuilder visible = new StringBuilder();
    for (int y = 0; y < rows.size(); y++) {
      String row = rows.get(y);
      for (int x = 0; x < columns; ) {
        int end = x + 1;
        while (gap == 0 && end < columns && row.charAt(end) == row.charAt(x)) {
          end++;
        }
        rectangle(row.charAt(x) == HIDDEN ? hidden : visible, x, y, end - x, gap);
        x = end;
      }
    }
    return new MaskPicture(columns, rows.size(), hidden.toString(), visible.toString());
  }

  private static void rectangle(StringBuilder path, int x, int y, int width, double gap) {
    path.append(
        String.format(
            Locale.ROOT,
            gap == 0 ? "M%1$.0f %2$.0fh%3$.0fv1h-%3$.0fz" : "M%.2f %.2fh%.2fv%3$.2fh-%3$.2fz",
            x + gap / 2,
            y + gap / 2,
            width - gap));
  }
}
