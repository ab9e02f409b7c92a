package lacuna.compiler.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import lacuna.compiler.plan.SmallVit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaEmitterTest {
  private static final Path GOLDEN = Path.of("src/test/resources/lacuna/compiler/java/small_vit");

  private final JavaSources sources = new JavaEmitter().emit(SmallVit.plan());

  /**
   * A missing golden file is written, and the test fails all the same: somebody must read it first.
   */
  @Test
  void writesASmallVisionTransformerAsReviewed() throws Exception {
    TreeSet<String> written = new TreeSet<>();
    for (Map.Entry<String, String> file : sources.files().entrySet()) {
      Path golden = GOLDEN.resolve(Path.of(file.getKey()).getFileName());
      if (Files.notExists(golden)) {
        Files.createDirectories(GOLDEN);
        Files.writeString(golden, file.getValue());
        written.add(golden.toString());
      }
      assertEquals(Files.readString(golden), file.getValue(), golden.toString());
    }
    assertTrue(written.isEmpty(), "there were no golden files yet; review " + written);
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertEquals(
          sources.files().size(), files.count(), "some golden files are no longer generated");
    }
  }

  @Test
  void writesTheSameTextEveryTime() {
    assertEquals(sources, new JavaEmitter().emit(SmallVit.plan()));
  }

  @Test
  void writesJavaThatCompilesAgainstTheRuntime(@TempDir Path folder) throws Exception {
    assertEquals("", CompiledJava.errors(sources, folder));
  }

  @Test
  void staysWithinAHundredColumns() {
    sources.files().values().stream()
        .flatMap(String::lines)
        .forEach(line -> assertTrue(line.length() <= 100 && !line.endsWith(" "), line));
  }

  @Test
  void leavesOutConstantsThatNothingUses() {
    assertFalse(sources.files().get("lacuna/experiment/Attention.java").contains("UNUSED"));
  }

  @Test
  void namesTheClassWithMain() {
    assertEquals("lacuna.experiment.SmallVit", sources.mainClass());
  }
}
