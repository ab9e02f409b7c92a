package lacuna.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DumpTest {
  private static final Path SPEC = Path.of("..", "examples", "first.lac");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Phase.class)
  void showsWhatEachPhaseMakesOfASpec(Phase phase) {
    Compiler.DumpResult dump = dump(SPEC, phase);
    assertEquals(List.of(), dump.check().diagnostics());
    assertFalse(dump.text().isEmpty());
  }

  @Test
  void showsTheFilesThatTheSpecNeedsBelowEachOther() throws IOException {
    Files.writeString(folder.resolve("cells.lac"), "import \"masks.lac\"\nmask cells() {}\n");
    Files.writeString(folder.resolve("base.lac"), "experiment base\nimport \"cells.lac\"\n");
    Path spec =
        Files.writeString(folder.resolve("spec.lac"), "experiment spec\namends \"base.lac\"\n");
    String text = dump(spec, Phase.LOAD).text().replace(folder + "/", "");
    assertTrue(text.startsWith("spec.lac\nbase.lac\n  cells.lac\n    stdlib/masks.lac\n"), text);
  }

  @Test
  void showsTheTreeOfASpecThatHasErrors() throws IOException {
    Path spec = Files.writeString(folder.resolve("spec.lac"), "experiment spec\nnobody.size = 3\n");
    assertTrue(dump(spec, Phase.PARSE).text().contains("nobody.size = 3"));
    assertEquals("", dump(spec, Phase.PLAN).text());
    assertFalse(dump(spec, Phase.PLAN).check().diagnostics().isEmpty());
  }

  private static Compiler.DumpResult dump(Path spec, Phase phase) {
    Path parent = spec.getParent();
    return new Compiler().dump(spec, new Compiler.Options(List.of(parent), List.of()), phase);
  }
}
