package lacuna.compiler.syntax;

import java.util.HashSet;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Note;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.antlr.v4.runtime.Token;

/**
 * Gathers what is wrong with the text of one file: one message for one mistake, so none on a line
 * that already has one, and not more than a person reads.
 */
final class Complaints {
  /** Messages of one file; what comes after them is seldom more than their echo. */
  private static final int MOST = 20;

  private final SourceFile file;
  private final Diagnostics diagnostics;
  private final Set<Integer> lines = new HashSet<>();
  private int count;

  Complaints(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /** An error at a token. */
  void add(Code code, String title, Token at, String text, String... help) {
    add(advised(Diagnostic.error(code, title).at(span(at), text), help));
  }

  /** An error at a place, unless its line has one. */
  void add(Diagnostic diagnostic) {
    Note primary = diagnostic.primary();
    if (primary != null && !lines.add(primary.span().line())) {
      return;
    }
    for (Note note : diagnostic.related()) {
      lines.add(note.span().line());
    }
    count++;
    if (count <= MOST) {
      diagnostics.add(diagnostic);
    } else if (count == MOST + 1) {
      diagnostics.add(
          Diagnostic.error(
                  Code.READER_LIMIT, file.path() + " has more mistakes; the first " + MOST + " are shown")
              .help("fix these and check again"));
    }
  }

  /** Whether any error was found. */
  boolean any() {
    return count > 0;
  }

  /** The place of a token; of a token that was put in, the place before the one that follows. */
  Span span(Token token) {
    return span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** From the start of one token to the end of another. */
  Span span(Token first, Token last) {
    return span(first.getStartIndex(), last.getStopIndex() + 1);
  }

  /** A place by its offsets, kept within the text. */
  Span span(int start, int end) {
    int size = file.text().length();
    int from = Math.max(0, Math.min(start, size));
    return new Span(file, from, Math.max(from, Math.min(end, size)));
  }

  /** The place just behind a token, where something is missing. */
  Span after(Token token) {
    return span(token.getStopIndex() + 1, token.getStopIndex() + 1);
  }

  /** A diagnostic with pieces of advice. */
  static Diagnostic advised(Diagnostic diagnostic, String... help) {
    Diagnostic advised = diagnostic;
    for (String line : help) {
      advised = advised.help(line);
    }
    return advised;
  }
}
