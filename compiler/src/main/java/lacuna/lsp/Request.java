package lacuna.lsp;

import java.nio.file.Path;
import java.util.Optional;
import lacuna.compiler.Analysis;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.symbols.NameUse;
import org.eclipse.lsp4j.Position;

/**
 * A question about a document.
 *
 * @param analysis of the document at the moment of the question
 */
record Request(Snapshot snapshot, Document document, Analysis analysis) {

  Path path() {
    return document.path();
  }

  Module module() {
    return analysis.file();
  }

  SourceFile file() {
    return analysis.file().file().source();
  }

  int offset(Position position) {
    return Positions.of(file()).offset(position);
  }

  Optional<NameUse> name(Position position) {
    return analysis.symbols().at(module(), offset(position));
  }
}
