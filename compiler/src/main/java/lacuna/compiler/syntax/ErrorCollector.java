package lacuna.compiler.syntax;

import java.util.HashSet;
import java.util.Set;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.Label;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.antlr.v4.runtime.Token;

/**
 * Passes on the errors in the text of one file: one for each mistake, so none on a line that
 * already has one, and not more than a person reads.
 */
final class ErrorCollector {
  /** Errors of one file; what comes after them mostly follows from them. */
  private static final int LIMIT = 20;

  private final SourceFile file;
  private final Diagnostics diagnostics;
  private final Set<Integer> lines = new HashSet<>();
  private int count;

  ErrorCollector(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /** Adds an error, unless the line of its primary place has one. */
  void add(Diagnostic diagnostic) {
    Label primary = diagnostic.primary();
    if (primary != null && !lines.add(primary.span().line())) {
      return;
    }
    for (Label label : diagnostic.related()) {
      lines.add(label.span().line());
    }
    count++;
    if (count <= LIMIT) {
      diagnostics.add(diagnostic);
    } else if (count == LIMIT + 1) {
      diagnostics.add(LexicalErrors.moreErrors(file, LIMIT));
    }
  }

  /** Whether any error was found. */
  boolean any() {
    return count > 0;
  }

  /** The place of a token; of a token that was inserted, the place before the one that follows. */
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
}
