package lacuna.compiler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.source.SourceFile;

/** Texts for the parser's tests. */
final class Texts {
  private Texts() {}

  /** All files of the sketched library and of the sketched specs. */
  static List<SourceFile> sketches() {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "lacuna", "sketch"))) {
      return files
          .filter(file -> file.toString().endsWith(".lac"))
          .sorted()
          .map(Texts::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A file under its name alone. */
  static SourceFile read(Path file) {
    try {
      return new SourceFile(file.getFileName().toString(), Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A text that must be right. */
  static SyntaxFile parse(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SyntaxFile file = new Parser().parse(new SourceFile("test.lac", text), diagnostics);
    assertEquals("", new TextRenderer(false).render(diagnostics.sorted()));
    return file;
  }

  /** A value that must be right. */
  static Expr expr(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Expr expr = new ExpressionParser().parse(new SourceFile("test.lac", text), diagnostics);
    assertEquals("", new TextRenderer(false).render(diagnostics.sorted()));
    return expr;
  }

  /** The type of a parameter that must be right. */
  static TypeExpr type(String text) {
    Item.Kind kind = (Item.Kind) parse("kind test(x: " + text + ")").items().get(0);
    return kind.parameters().get(0).type();
  }
}
