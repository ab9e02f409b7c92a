package lacuna.compiler.source;

import java.util.Arrays;

/** One text that the compiler reads, under the path that messages show. */
public final class SourceFile {
  private final String path;
  private final String text;

  /** The offset of each line's first character, in order. */
  private final int[] lineStarts;

  /**
   * A file.
   *
   * @param path how the file is named to the user: relative to where the compiler was started, or
   *     {@code stdlib/NAME.lac}
   * @param text the whole text
   */
  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[64];
    int lines = 1;
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, 2 * lines);
      }
      starts[lines++] = feed + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  /** How the file is named to the user. */
  public String path() {
    return path;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The line of {@code offset}, counted from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of {@code offset} in its line, counted from 1. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /** The offset of the first character of a line, counted from 1. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The text of a line, counted from 1, without its line end; empty behind the last line. */
  public String lineText(int line) {
    if (line > lineStarts.length) {
      return "";
    }
    if (line == lineStarts.length) {
      return text.substring(lineStarts[line - 1]);
    }
    String withoutFeed = text.substring(lineStarts[line - 1], lineStarts[line] - 1);
    return withoutFeed.endsWith("\r")
        ? withoutFeed.substring(0, withoutFeed.length() - 1)
        : withoutFeed;
  }

  /** Files are one when they have one path; the text may be long. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file && file.path.equals(path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path;
  }
}
