package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.compiler.CheckResult;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Specs of a size that nobody writes: each is checked, or refused with the limit. What is quadratic
 * in them would take minutes; the time limit only ends such a test.
 */
@Timeout(120)
class LargeSpecsTest {
  private static final Path FIRST = Golden.ROOT.resolve("examples/first.lac");

  @TempDir private Path folder;

  @Test
  void aThousandBlocksCompile() {
    Compiler.CompileResult result =
        new Compiler()
            .compile(
                FIRST,
                new Compiler.Options(
                    List.of(Golden.ROOT), List.of("pretrain.encoder.depth=1000")));
    assertEquals(List.of(), result.check().diagnostics());
    assertNotNull(result.plan());
  }

  @Test
  void aNetworkDeeperThanThatIsRefusedAtTheSetting() {
    CheckResult check =
        new Compiler()
            .check(
                FIRST,
                new Compiler.Options(
                    List.of(Golden.ROOT), List.of("pretrain.encoder.depth=2000")));
    assertEquals(1, check.diagnostics().size());
    assertEquals("`depth` must be at most 1000 blocks", title(check, 0));
  }

  @Test
  void thirtyThousandComponentsAreChecked() throws IOException {
    assertEquals(List.of(), check(lines(30_000, "layer l%d() {}"::formatted)).diagnostics());
  }

  @Test
  void everyUnknownNameIsCounted() throws IOException {
    CheckResult check =
        check(lines(10_000, i -> "fn f%d() -> Int { return fx%d() }".formatted(i, i)));
    assertEquals(10_000, check.diagnostics().size());
  }

  @Test
  void everyUnknownSettingIsCounted() throws IOException {
    assertEquals(
        20_000, check(lines(20_000, "pretrain.foo%d = 1"::formatted)).diagnostics().size());
    assertEquals(
        20_000,
        check(lines(20_000, "pretrain.encoder.foo%d = 1"::formatted)).diagnostics().size());
  }

  @Test
  void manyLargeFilesAreRefusedOnce() throws IOException {
    for (int i = 0; i < 8; i++) {
      int file = i;
      Files.writeString(
          folder.resolve("w%d.lac".formatted(i)),
          lines(20_000, j -> "layer l%d_%d() {}".formatted(file, j)));
    }
    CheckResult check = check(lines(8, "import \"w%d.lac\""::formatted));
    assertEquals(1, check.diagnostics().size());
    assertEquals("the files of the spec are too large together", title(check, 0));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String title(CheckResult check, int i) {
    Diagnostic diagnostic = check.diagnostics().get(i);
    return diagnostic.title();
  }

  /** Checks the first example with more lines: imports behind its header, others at its end. */
  private CheckResult check(String lines) throws IOException {
    String header = "experiment first\n";
    String first = Files.readString(FIRST);
    String text =
        lines.startsWith("import")
            ? first.replace(header, header + lines)
            : first + lines;
    Path spec = Files.writeString(folder.resolve("spec.lac"), text);
    return new Compiler().check(spec, new Compiler.Options(List.of(folder), List.of()));
  }
}
