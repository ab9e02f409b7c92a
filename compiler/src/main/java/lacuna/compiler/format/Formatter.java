package lacuna.compiler.format;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.ConcreteParser;

/** Writes a file in the one canonical form. */
public final class Formatter {

  /**
   * What became of a text.
   *
   * @param text the canonical form; empty where the text has syntax errors
   * @param diagnostics the syntax errors
   */
  public record Formatted(Optional<String> text, List<Diagnostic> diagnostics) {}

  private Formatter() {}

  /**
   * The canonical form of a text: the same tokens and comments in the same order, in lines of at
   * most 120 columns where they can be broken. The form of what it gives is that itself.
   */
  public static Formatted format(SourceFile file) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> text =
        ConcreteParser.parse(file, diagnostics)
            .map(tree -> Renderer.render(Layout.file(tree)));
    return new Formatted(text, diagnostics.sorted());
  }
}
