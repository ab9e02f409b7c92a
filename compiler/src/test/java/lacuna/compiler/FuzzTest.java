package lacuna.compiler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.load.Library;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Parser;
import lacuna.runtime.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Any bytes end in messages, or in a tree and a plan, in bounded time. */
class FuzzTest {
  /** A spec takes a hundred times as long to check as to parse. */
  private static final int SPECS = Fuzz.COUNT / 10;

  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

  private static final List<String> WORDS =
      List.of(
          "0", "-1", "2147483647", "2147483648", "1e308", "5e-324", "1e999", "0px", "2147483647px",
          "100%", "1e-300%", "0 epochs", "2147483647 steps", "1e-3 per 1 images", "0..1000", "[]",
          "[[]]", "[...]", "none", "batch", "\"\"", "\"\\\"", "///", "//", "\0", "\u202e", "(", "}",
          "with (key: \"\")", "for i in 0..1000: [i]", "if true then 1 else none", "pretrain",
          "x.y.z", "power(10, 400)", "let a = a", "experiment", "import", "amends", "layer", "mask",
          "forward", "param", "buffer", "return", "require", "advise", "metric", "fn", "external",
          "kind", "stage", "init", "names", "reference", "px by ", " images", "implies", "not ");

  @Test
  void texts() throws IOException {
    Fuzz.run(Texts.class, texts(EXAMPLES), WORDS, Fuzz.COUNT);
  }

  @Test
  void specs() throws IOException {
    Fuzz.run(Specs.class, texts(EXAMPLES), WORDS, SPECS);
  }

  private static List<byte[]> texts(Path examples) throws IOException {
    List<byte[]> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(examples)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".lac")).sorted().toList()) {
        texts.add(Files.readAllBytes(file));
      }
    }
    for (SourceFile file : Library.standard().files()) {
      texts.add(file.text().getBytes(StandardCharsets.UTF_8));
    }
    return texts;
  }

  /** The text of any file: its messages stand in it. */
  public static final class Texts {
    public static void fuzzerTestOneInput(byte[] input) {
      SourceFile file = new SourceFile("a.lac", new String(input, StandardCharsets.UTF_8));
      Diagnostics diagnostics = new Diagnostics();
      new Parser().parse(file, diagnostics);
      for (Diagnostic diagnostic : diagnostics.sorted()) {
        if (diagnostic.primary() != null) {
          Span span = diagnostic.primary().span();
          require(span.start() >= 0 && span.end() <= file.text().length(), "outside the file");
        }
      }
      new TextRenderer(false).render(diagnostics.sorted());
    }
  }

  /** A spec, or components for one. */
  public static final class Specs {
    private static final Path FOLDER = Fuzz.folder(Specs.class);
    private static final Compiler COMPILER = new Compiler();

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
      Path file = Files.write(FOLDER.resolve("damaged.lac"), input);
      boolean whole = new String(input, StandardCharsets.ISO_8859_1).contains("experiment");
      Path spec = whole ? file : Files.writeString(FOLDER.resolve("sound.lac"), sound());
      Compiler.CompileResult result =
          COMPILER.compile(spec, new Compiler.Options(List.of(FOLDER, EXAMPLES), List.of()));
      new TextRenderer(false).render(result.check().diagnostics());
      require(result.plan() != null || result.check().hasErrors(), "neither a plan nor an error");
    }

    private static String sound() throws IOException {
      return Files.readString(EXAMPLES.resolve("first.lac"))
          .replaceFirst("(experiment \\w+\n)", "$1import \"damaged.lac\"\n");
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
