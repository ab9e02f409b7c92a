package lacuna.compiler.symbols;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Statement;

/** Places of names that the tree keeps as text alone. */
final class NamePlaces {
  private NamePlaces() {}

  /** The first place of a name, as a whole word, within a span; its start where there is none. */
  static Span find(Span within, String name) {
    return find(within.file(), within.start(), within.end(), name);
  }

  private static Span find(SourceFile file, int start, int end, String name) {
    String text = file.text();
    int at = text.indexOf(name, start);
    while (at >= 0 && at + name.length() <= end) {
      if (!isPart(text, at - 1) && !isPart(text, at + name.length())) {
        return new Span(file, at, at + name.length());
      }
      at = text.indexOf(name, at + 1);
    }
    return new Span(file, start, start);
  }

  /** The place of one name of a pattern. */
  static Span of(Statement.Pattern pattern, String name) {
    return pattern.taken() ? find(pattern.span(), name) : pattern.span();
  }

  /** The places of words in the order in which they are written. */
  static Span word(Span type, List<String> words, int index) {
    int start = type.start();
    for (int i = 0; i < index; i++) {
      start = find(type.file(), start, type.end(), words.get(i)).end();
    }
    return find(type.file(), start, type.end(), words.get(index));
  }

  private static boolean isPart(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }
}
