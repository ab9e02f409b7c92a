package lacuna.compiler.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Parser;
import lacuna.compiler.syntax.SyntaxFile;
import lacuna.compiler.syntax.TreePrinter;
import org.junit.jupiter.api.Test;

class TreesTest {
  /** What no file of the library or the specs has. */
  private static final String REST =
      """
      experiment rest amends "é × 中.lac"
      a.b = -3
      c = 9223372036854775807
      d = [x for x in 0..3, *, none, true, not false, -0.1 with (a = 1)]
      e = 1e-300 per 256 images
      f = "\\"é\\n中"
      g = 16px
      h = 3x4
      i = if a { 1 } else { 2 }
      j = 100%
      k = (
      """;

  /** The library, all specs, and all texts of tests, mistakes and all. */
  private static List<SyntaxFile> files() throws IOException {
    List<SyntaxFile> files = new ArrayList<>();
    files.add(parse("rest.lac", REST));
    for (String folder : List.of("../stdlib", "../specs", "../examples", "src/test/resources")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        for (Path file : found.filter(path -> path.toString().endsWith(".lac")).toList()) {
          files.add(parse(file.toString(), Files.readString(file)));
        }
      }
    }
    return files;
  }

  private static SyntaxFile parse(String path, String text) {
    return new Parser().parse(new SourceFile(path, text), new Diagnostics());
  }

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    List<SyntaxFile> files = files();
    List<SyntaxFile> read = Trees.read(Trees.write(files));
    assertEquals(files.size(), read.size());
    for (int i = 0; i < files.size(); i++) {
      assertEquals(files.get(i), read.get(i));
      assertEquals(files.get(i).source().text(), read.get(i).source().text());
      assertEquals(TreePrinter.print(files.get(i)), TreePrinter.print(read.get(i)));
    }
  }
}
