package lacuna.compiler.diagnostic;

import lacuna.runtime.Printable;

/**
 * A line of source as a terminal shows it: tabs as spaces, a question mark for what would not be
 * seen, and a long line cut around the part that matters.
 */
final class DisplayLine {
  private static final int TAB = 4;
  private static final int WIDEST = 110;
  private static final String CUT = "...";

  private final String raw;
  private final String text;
  private final int shift;

  /**
   * Cuts {@code raw} so that the columns from {@code start} on are seen.
   *
   * @param start first column that matters, counted from 0 in the source
   * @param end column after the last that matters
   */
  DisplayLine(String raw, int start, int end) {
    this.raw = raw;
    String whole = expand(raw);
    int from = 0;
    if (whole.length() > WIDEST) {
      int first = expand(raw.substring(0, Math.min(start, raw.length()))).length();
      int last = expand(raw.substring(0, Math.min(end, raw.length()))).length();
      int slack = Math.max(0, WIDEST - (last - first)) / 2;
      from = Math.max(0, Math.min(first - slack, whole.length() - WIDEST));
    }
    int to = Math.min(whole.length(), from + WIDEST);
    String shown = whole.substring(from, to);
    if (from > 0) {
      shown = CUT + shown.substring(CUT.length());
    }
    if (to < whole.length()) {
      shown = shown.substring(0, shown.length() - CUT.length()) + CUT;
    }
    text = shown.stripTrailing();
    shift = from;
  }

  private static String expand(String text) {
    StringBuilder expanded = new StringBuilder();
    for (char sign : text.toCharArray()) {
      if (sign == '\t') {
        expanded.append(" ".repeat(TAB));
      } else {
        expanded.append(Character.isSurrogate(sign) || Printable.isVisible(sign) ? sign : '?');
      }
    }
    return expanded.toString();
  }

  /** What is printed. */
  String text() {
    return text;
  }

  /** Where a column of the source, counted from 0, is printed. */
  int column(int source) {
    int column = expand(raw.substring(0, Math.min(source, raw.length()))).length() - shift;
    return Math.max(0, Math.min(column, WIDEST));
  }
}
