package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.Collection;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Parser;
import lacuna.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** Where the texts of a spec come from. */
interface SourceReader {

  /** Whether there is a file of that path. */
  boolean has(Path path);

  /**
   * The place of a file, or null when a message says why there is none.
   *
   * @param path null when no file can have such a name
   * @param others names that could have been meant besides the files of the folder
   */
  @Nullable FileLocation find(
      @Nullable Path path, FileReference reference, Collection<String> others);

  /** The text of a file, or null when a message says why it cannot be read. */
  @Nullable SourceFile read(FileLocation location, FileReference reference);

  /** The file of a text. */
  default SyntaxFile parse(SourceFile source, Diagnostics diagnostics) {
    return new Parser().parse(source, diagnostics);
  }
}
