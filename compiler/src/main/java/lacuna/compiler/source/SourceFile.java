package lacuna.compiler.source;

import java.util.Arrays;
import java.util.List;

/**
 * One text that the compiler reads, under the path that messages show.
 *
 * @param path how the file is named to the user: relative to where the compiler was started, or {@code stdlib/NAME.lac}
 * @param text the whole text
 */
public record SourceFile(String path, String text) {

  /** The line of {@code offset}, counted from 1. */
  public int line(int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The column of {@code offset} in its line, counted from 1. */
  public int column(int offset) {
    return offset - (text.lastIndexOf('\n', Math.min(offset, text.length()) - 1) + 1) + 1;
  }

  /** The text of a line, counted from 1, without its line end. */
  public String lineText(int line) {
    List<String> lines = Arrays.asList(text.split("\r?\n", -1));
    return line <= lines.size() ? lines.get(line - 1) : "";
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
