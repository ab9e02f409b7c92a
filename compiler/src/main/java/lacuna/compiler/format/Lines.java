package lacuna.compiler.format;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text with the comments behind them, of which those of neighboring lines align. */
final class Lines {
  /** Columns that are filled with blanks at most, so that one long line leaves the others alone. */
  static final int WIDEST_GAP = 24;

  /** Columns of a line. */
  static final int WIDTH = 120;

  private record Line(String code, String comment) {
    private boolean both() {
      return !code.isBlank() && !comment.isEmpty();
    }
  }

  private final List<Line> lines = new ArrayList<>();

  /** Adds a line; an empty comment is none. */
  void add(String code, String comment) {
    lines.add(new Line(code.stripTrailing(), comment));
  }

  /** Adds an empty line, unless nothing or an empty line stands before it. */
  void addEmpty() {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).equals(new Line("", ""))) {
      add("", "");
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < lines.size()) {
      int column = 0;
      int end = i;
      if (lines.get(i).both()) {
        end = endOfRun(lines.size(), i, this::codeWidth, this::commentWidth);
        column = widest(i, end, this::codeWidth);
      }
      do {
        Line line = lines.get(i++);
        String gap =
            line.both() ? " ".repeat(Math.max(0, column - line.code.length()) + 1) : "";
        out.append(line.code).append(gap).append(line.comment).append('\n');
      } while (i < end);
    }
    return out.toString();
  }

  private int codeWidth(int line) {
    return lines.get(line).code.length();
  }

  /** Columns behind the code; more than a line has where there are not both. */
  private int commentWidth(int line) {
    return lines.get(line).both() ? 1 + lines.get(line).comment.length() : WIDTH + 1;
  }

  /** The width of something. */
  interface Width {
    int of(int index);
  }

  /**
   * The end of the run from {@code start} in which all share a column: their widths differ by at
   * most {@link #WIDEST_GAP}, and with what stands behind the column none is wider than a line.
   */
  static int endOfRun(int size, int start, Width width, Width behind) {
    int narrow = width.of(start);
    int wide = narrow;
    int longest = behind.of(start);
    int end = start + 1;
    while (end < size) {
      narrow = Math.min(narrow, width.of(end));
      wide = Math.max(wide, width.of(end));
      longest = Math.max(longest, behind.of(end));
      if (wide - narrow > WIDEST_GAP || wide + longest > WIDTH) {
        break;
      }
      end++;
    }
    return end;
  }

  /** The largest width from {@code start} to before {@code end}. */
  static int widest(int start, int end, Width width) {
    int widest = 0;
    for (int i = start; i < end; i++) {
      widest = Math.max(widest, width.of(i));
    }
    return widest;
  }
}
