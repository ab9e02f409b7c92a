package lacuna.compiler.jar;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory. */
final class SourceText extends SimpleJavaFileObject {
  private static final Pattern PLACE = Pattern.compile("[^\\s*]+\\.lac:\\d+");

  private final String text;

  SourceText(String path, String text) {
    super(URI.create("string:///" + path), Kind.SOURCE);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  /**
   * The place in a spec that the nearest comment before {@code offset} names; empty where none
   * does.
   */
  String specPlace(long offset) {
    String before = text.substring(0, (int) Math.max(0, Math.min(offset, text.length())));
    Matcher matcher = PLACE.matcher(before);
    String place = "";
    while (matcher.find()) {
      place = matcher.group();
    }
    return place;
  }
}
