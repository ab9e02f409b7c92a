package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.SourceToken;
import lacuna.compiler.syntax.SourceToken.Sort;
import lacuna.compiler.syntax.TokenReader;

/** A place in a text that is being written: the tokens before it, and the word that it ends. */
final class Cursor {
  private static final Set<String> OPENING = Set.of("(", "[", "{");
  private static final Set<String> CLOSING = Set.of(")", "]", "}");

  private final List<SourceToken> before;
  private final Span word;
  private final int offset;
  private final boolean silent;

  private Cursor(List<SourceToken> before, Span word, int offset, boolean silent) {
    this.before = before;
    this.word = word;
    this.offset = offset;
    this.silent = silent;
  }

  static Cursor at(SourceFile file, int offset) {
    List<SourceToken> before = new ArrayList<>();
    Span word = new Span(file, offset, offset);
    boolean silent = false;
    for (SourceToken token : TokenReader.read(file)) {
      Span span = token.span();
      if (span.start() >= offset) {
        break;
      }
      boolean comment = token.sort() == Sort.COMMENT || token.sort() == Sort.DOC;
      boolean touches = span.end() >= offset;
      if (comment) {
        silent |= touches;
      } else if (touches && (token.sort() == Sort.NAME || token.sort() == Sort.KEYWORD)) {
        word = span;
      } else if (touches && token.sort() == Sort.STRING && !closed(token, offset)) {
        word = new Span(file, span.start() + 1, end(span));
        before.add(token);
      } else {
        before.add(token);
      }
    }
    return new Cursor(before, word, offset, silent);
  }

  private static boolean closed(SourceToken string, int offset) {
    String text = string.text();
    return text.length() > 1 && text.endsWith("\"") && string.span().end() == offset;
  }

  /** The end of a string's text, which may lack its quote. */
  private static int end(Span string) {
    String text = string.text();
    return text.length() > 1 && text.endsWith("\"") ? string.end() - 1 : string.end();
  }

  /** The word that is being written, or nothing at the place itself. */
  Span word() {
    return word;
  }

  /** The place itself. */
  int offset() {
    return offset;
  }

  /** Whether it is in a comment, where nothing is to be said. */
  boolean silent() {
    return silent;
  }

  /** Whether it is within a string. */
  boolean inString() {
    return !before.isEmpty()
        && last().sort() == Sort.STRING
        && last().span().start() + 1 == word.start();
  }

  /** How many tokens stand before the word. */
  int size() {
    return before.size();
  }

  SourceToken last() {
    return before.get(before.size() - 1);
  }

  SourceToken token(int index) {
    return before.get(index);
  }

  /** Whether the token at an index is written so. */
  boolean is(int index, String text) {
    return index >= 0 && index < before.size() && before.get(index).is(text);
  }

  boolean isName(int index) {
    return index >= 0 && index < before.size() && before.get(index).sort() == Sort.NAME;
  }

  /** The bracket that is open around a token, as its index; -1 at the top. */
  int around(int index) {
    int depth = 0;
    for (int i = index - 1; i >= 0; i--) {
      String text = before.get(i).text();
      if (CLOSING.contains(text)) {
        depth++;
      } else if (OPENING.contains(text) && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /** How many commas stand between an open bracket and a token, those within others left out. */
  int commas(int bracket, int index) {
    int depth = 0;
    int commas = 0;
    for (int i = bracket + 1; i < index; i++) {
      String text = before.get(i).text();
      depth += OPENING.contains(text) ? 1 : CLOSING.contains(text) ? -1 : 0;
      commas += depth == 0 && text.equals(",") ? 1 : 0;
    }
    return commas;
  }

  /** The names of a path with points that ends before a token, in order. */
  List<String> path(int end) {
    List<String> path = new ArrayList<>();
    for (int i = end - 1; isName(i); i -= 2) {
      path.add(0, before.get(i).text());
      if (!is(i - 1, ".")) {
        break;
      }
    }
    return path;
  }

  /** Whether nothing but space stands between a token and the place, on one line. */
  boolean behind(SourceToken token) {
    if (token.span().end() > word.start()) {
      return false;
    }
    String text = word.file().text();
    String between = text.substring(token.span().end(), word.start());
    return between.isBlank() && between.indexOf('\n') < 0;
  }
}
