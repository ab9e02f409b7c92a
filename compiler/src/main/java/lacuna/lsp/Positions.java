package lacuna.lsp;

import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Offsets of a text as lines and columns from 0; both count UTF-16 units, as Java's strings do. */
final class Positions {
  private final SourceFile file;

  private Positions(SourceFile file) {
    this.file = file;
  }

  static Positions of(String text) {
    return new Positions(new SourceFile("", text));
  }

  static Positions of(SourceFile file) {
    return new Positions(file);
  }

  static Range range(Span span) {
    Positions positions = of(span.file());
    return new Range(positions.at(span.start()), positions.at(span.end()));
  }

  Position at(int offset) {
    return new Position(file.line(offset) - 1, file.column(offset) - 1);
  }

  /** The offset of a position; of one behind its line's end, that end. */
  int offset(Position position) {
    int lines = file.line(file.text().length());
    if (position.getLine() < 0) {
      return 0;
    } else if (position.getLine() >= lines) {
      return file.text().length();
    }
    int start = file.lineStart(position.getLine() + 1);
    int length = file.lineText(position.getLine() + 1).length();
    return start + Math.max(0, Math.min(position.getCharacter(), length));
  }
}
