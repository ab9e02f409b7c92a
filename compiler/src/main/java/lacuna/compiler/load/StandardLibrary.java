package lacuna.compiler.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import lacuna.compiler.binary.Trees;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** The files of the library that comes with the compiler, as they were parsed when it was built. */
final class StandardLibrary {
  /** The resource that {@link LibraryWriter} makes. */
  static final String RESOURCE = "library.trees";

  private static final List<SyntaxFile> FILES = read();

  private StandardLibrary() {}

  /** All of them. */
  static List<SyntaxFile> files() {
    return FILES;
  }

  /** A file of the same path and text; null where there is none. */
  static @Nullable SyntaxFile parsed(SourceFile source) {
    for (SyntaxFile file : FILES) {
      if (file.source().equals(source) && file.source().text().equals(source.text())) {
        return file;
      }
    }
    return null;
  }

  private static List<SyntaxFile> read() {
    try (InputStream in = StandardLibrary.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the compiler was built without its library");
      }
      return Trees.read(in.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the standard library", failure);
    }
  }
}
