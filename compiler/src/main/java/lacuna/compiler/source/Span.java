package lacuna.compiler.source;

import java.util.regex.Pattern;

/**
 * A piece of a source file.
 *
 * @param file where it stands
 * @param start offset of its first character
 * @param end offset after its last character
 */
public record Span(SourceFile file, int start, int end) {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** From the start of this span to the end of {@code last}. */
  public Span to(Span last) {
    return new Span(file, start, Math.max(end, last.end));
  }

  /** The line of its first character, counted from 1. */
  public int line() {
    return file.line(start);
  }

  /** The column of its first character, counted from 1. */
  public int column() {
    return file.column(start);
  }

  /** Its text. */
  public String text() {
    return file.text().substring(start, end);
  }

  /** Its text on one line. */
  public String oneLine() {
    String text = text();
    return text.indexOf('\n') < 0 && !text.contains("  ") ? text : SPACE.matcher(text).replaceAll(" ");
  }

  /** {@code FILE:LINE}, as comments of the generated code and the plan name a place. */
  public String place() {
    return file.path() + ":" + line();
  }

  @Override
  public String toString() {
    return file.path() + ":" + line() + ":" + column();
  }
}
