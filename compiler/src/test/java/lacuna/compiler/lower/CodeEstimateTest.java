package lacuna.compiler.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.compiler.Compiler;
import lacuna.parity.Golden;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} accepts without making its code can be made: it says what {@code build} says. */
class CodeEstimateTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 10", "1, 1, 3000", "1, 1, 5000", "3, 1, 900", "8, 1, 900", "1, 30, 100", "1, 90, 100",
    "10, 12, 60", "20, 12, 60",
  })
  void checkAndBuildAgreeOnWhatIsTooLarge(int functions, int lines, int terms) throws IOException {
    Path spec = folder.resolve("spec.lac");
    String base = Golden.ROOT.resolve("examples/first.lac").toRealPath().toString();
    Files.copy(Path.of(base), folder.resolve("base.lac"));
    Files.writeString(spec, text(functions, lines, terms));
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    Compiler compiler = new Compiler();
    assertEquals(
        compiler.compile(spec, options).check(),
        compiler.check(spec, options),
        "%d functions of %d lines of %d terms".formatted(functions, lines, terms));
  }

  /** A loss that calls functions which sum up lists. */
  private static String text(int functions, int lines, int terms) {
    String line = "  s = s + sum(tensor([for i in 0..%d: i * 0.5 + %s]))%n";
    String all =
        IntStream.range(0, functions)
            .mapToObj(
                f ->
                    "fn table%d(n: Int) -> [] {%n  let s = sum(tensor([1.0]))%n".formatted(f)
                        + IntStream.range(0, lines)
                            .mapToObj(i -> line.formatted(terms, "n * " + i))
                            .collect(Collectors.joining())
                        + "  return s\n}\n")
            .collect(Collectors.joining());
    String calls =
        IntStream.range(0, functions)
            .mapToObj(f -> " + table%d(1)".formatted(f))
            .collect(Collectors.joining());
    return """
        experiment large
        amends "base.lac"

        pretrain.loss = mine()

        %s
        loss mine() {
          forward(prediction: wanted, target: target_shape) -> Loss {
            return sum(prediction)%s
          }
        }
        """
        .formatted(all, calls);
  }
}
