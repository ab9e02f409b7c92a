package lacuna.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lacuna.cli.Shell;
import lacuna.compiler.Compiler;
import lacuna.compiler.java.CompiledJava;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.java.JavaSources;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What real specs become: their generated Java and the shapes of everything in it, reviewed like
 * code in {@code src/test/resources/lacuna/compiler/golden}. That the same code computes what the
 * official implementations do is the matter of {@code lacuna.parity.ModelCasesTest}.
 *
 * <p>After a change of the library or of what is generated, write the files anew and read the
 * difference before committing it:
 *
 * <pre>{@code
 * mvn verify -pl compiler -am -Dtest=GeneratedCodeTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dlacuna.golden=write
 * }</pre>
 */
class GeneratedCodeTest {
  private static final Path GOLDEN = Path.of("src/test/resources/lacuna/compiler/golden");
  private static final Map<String, JavaSources> SOURCES = new HashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"vit_pretrain", "swin_pretrain", "swinv2_pretrain", "mae_pretrain"})
  void isAsReviewed(String name) throws IOException {
    Map<String, String> files = new TreeMap<>();
    sources(name)
        .files()
        .forEach((path, text) -> files.put(path.substring(path.lastIndexOf('/') + 1), text));
    files.put("shapes.txt", Shell.succeeds("dump", "--phase", "elaborate", spec(name)));
    new GoldenFolder(GOLDEN.resolve(name)).compare(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vit_pretrain", "swin_pretrain", "swinv2_pretrain", "mae_pretrain"})
  void compilesAgainstTheRuntime(String name, @TempDir Path folder) throws Exception {
    assertEquals("", CompiledJava.errors(sources(name), folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vit_pretrain", "swin_pretrain", "swinv2_pretrain", "mae_pretrain"})
  void staysWithinAHundredColumns(String name) {
    sources(name).files().values().stream()
        .flatMap(String::lines)
        .forEach(line -> assertTrue(line.length() <= 100 && !line.endsWith(" "), line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vit_pretrain", "swin_pretrain", "swinv2_pretrain", "mae_pretrain"})
  void isTheSameTextEveryTime(String name) {
    assertEquals(sources(name), new JavaEmitter().emit(plan(name)));
  }

  private static JavaSources sources(String name) {
    return SOURCES.computeIfAbsent(name, spec -> new JavaEmitter().emit(plan(spec)));
  }

  /** The plan of a spec of {@code specs/parity}, with the places that a user at the root sees. */
  private static Plan plan(String name) {
    Compiler compiler = new Compiler();
    Plan here =
        compiler.compile(spec(name), new Compiler.Options(List.of(), List.of())).plan();
    assertNotNull(here);
    List<Plan.PlanFile> files = new ArrayList<>();
    for (Plan.PlanFile file : here.files()) {
      String path = file.path().replaceFirst("^\\.\\./", "");
      files.add(new Plan.PlanFile(path, file.sha256(), file.text()));
    }
    KeptSpec kept = new KeptSpec(files, List.of(), "");
    Plan plan = Compiler.of(kept).compile(kept, null).plan();
    assertNotNull(plan);
    return plan;
  }

  private static Path spec(String name) {
    return Path.of("..", "specs", "parity", name + ".lac");
  }
}
