package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.parity.Golden;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No spec of the repository exists on paper only: each is checked and built. */
class EverySpecTest {
  @TempDir private static Path folder;

  static List<Path> specs() {
    return Experiments.in("specs", "examples");
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
