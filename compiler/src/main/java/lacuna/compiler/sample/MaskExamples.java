package lacuna.compiler.sample;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.MaskStatistics;

/** Keeps the first masks that are drawn, to be looked at. */
final class MaskExamples {
  /** Masks kept, unless they are so large that fewer must do. */
  private static final int MOST = 8;

  /** Cells of all masks that are kept. */
  private static final long MOST_CELLS = 1L << 16;

  private final int columns;
  private final long most;
  private final List<MaskStatistics.Example> kept = new ArrayList<>();

  /** For masks of so many cells. */
  MaskExamples(long rows, long columns) {
    this.columns = (int) columns;
    this.most = Math.min(MOST, MOST_CELLS / (rows * columns));
  }

  /** Draws as {@code generator} does; the first masks are kept. */
  MaskGenerator keeping(MaskGenerator generator) {
    return random -> {
      boolean[] mask = generator.draw(random);
      if (kept.size() < most) {
        kept.add(example(mask));
      }
      return mask;
    };
  }

  private MaskStatistics.Example example(boolean[] mask) {
    List<String> rows = new ArrayList<>();
    for (int start = 0; start < mask.length; start += columns) {
      StringBuilder row = new StringBuilder();
      for (int i = start; i < start + columns; i++) {
        row.append(mask[i] ? '#' : '.');
      }
      rows.add(row.toString());
    }
    return new MaskStatistics.Example(rows);
  }

  /** Those that were drawn so far. */
  List<MaskStatistics.Example> all() {
    return kept;
  }
}
