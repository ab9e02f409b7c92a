package lacuna.repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.parity.Golden;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No spec of the repository exists on paper only. */
class EverySpecTest {
  @TempDir private static Path folder;

  static List<Path> specs() throws IOException {
    try (Stream<Path> specs = Files.walk(Golden.spec("specs"));
        Stream<Path> examples = Files.walk(Golden.spec("examples"))) {
      return Stream.concat(specs, examples)
          .filter(file -> file.toString().endsWith(".lac"))
          .filter(EverySpecTest::isExperiment)
          .map(Golden.ROOT::relativize)
          .sorted()
          .toList();
    }
  }

  /** Files without a header are libraries, which specs import. */
  private static boolean isExperiment(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.startsWith("experiment "));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void checksWithoutAMessageAndItsJavaCompiles(Path spec) {
    Compiler compiler = new Compiler();
    Compiler.Options options = new Compiler.Options(List.of(Golden.ROOT), List.of());
    Compiler.CompileResult result = compiler.check(Golden.ROOT.resolve(spec), options);
    assertEquals("", new TextRenderer(false).render(result.diagnostics()));
    assertNotNull(result.plan());
    Path jar = compiler.jar(result.plan(), folder.resolve(spec.toString().replace('/', '-')));
    assertTrue(Files.isRegularFile(jar));
  }
}
