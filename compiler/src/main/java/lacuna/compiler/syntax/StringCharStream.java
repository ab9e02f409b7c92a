package lacuna.compiler.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The characters of a file for the lexer, so that its offsets are those of the {@code String}.
 * ANTLR's own stream counts code points, which differ from the first character beyond the basic
 * plane on.
 */
final class StringCharStream implements CharStream {
  private final String name;
  private final String text;
  private int position;

  StringCharStream(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public void consume() {
    position++;
  }

  @Override
  public int LA(int distance) {
    int at = distance > 0 ? position + distance - 1 : position + distance;
    return at < 0 || at >= text.length() ? IntStream.EOF : text.charAt(at);
  }

  /** Nothing is ever dropped, so that no mark is needed. */
  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
  }
}
