package lacuna.compiler.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.Compiler;
import lacuna.compiler.Phase;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.diagnostic.TextRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code and}, {@code or} and {@code implies}. */
class LogicTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none_given != none implies none_given > 0",
        "none_given != none implies none_given > 0 implies false",
        "not (none_given != none and none_given > 0)",
        "none_given == none or none_given > 0",
        "given != none implies given > 0",
        "given == 3 and (given == 4 implies false)",
      })
  void holds(String condition) throws IOException {
    assertEquals("", messages(condition));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "given != none implies given > 3",
        "given > 0 implies given > 1 implies given > 3",
        "true and (given > 0 implies given > 3)",
      })
  void showsThePartThatIsImpliedAndDoesNotHold(String condition) throws IOException {
    String text = messages(condition);
    assertTrue(text.contains("required: given > 3, with given = 3"), text);
  }

  @Test
  void impliesJoinsBooleansOnly() throws IOException {
    assertTrue(messages("given implies true").contains("`implies` takes booleans"));
  }

  @Test
  void findsUnknownNamesInWhatIsNotEvaluated() throws IOException {
    assertTrue(messages("none_given != none implies nobody > 0").contains("`nobody`"));
  }

  @Test
  void impliesGoesElementByElement() throws IOException {
    String java = dump("true", "let y = where(x > 0 implies x > 1, x, x)").text();
    assertTrue(java.contains("logicalNot(") || java.contains("not("), java);
  }

  private String messages(String condition) throws IOException {
    Compiler.DumpResult dump = dump(condition, "let y = x");
    List<Diagnostic> errors =
        dump.check().diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    return new TextRenderer(false).render(errors);
  }

  private Compiler.DumpResult dump(String condition, String statement) throws IOException {
    String text =
        """
        experiment test
        stage plain(image: Size, channels: Int = 1, none_given: Int? = none, given: Int? = 3) {
          require %s else "it does not hold"
          param bias: [channels] = 0
          step(x: [batch, channels, image.height, image.width]) -> Loss {
            %s
            return sum(y) + sum(bias)
          }
        }
        plain {
          image = 8px
          mean = [0.5]
          std = [0.5]
          data = synthetic()
          length = 1 epochs
        }
        """;
    Path spec = Files.writeString(folder.resolve("test.lac"), text.formatted(condition, statement));
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    return new Compiler().dump(spec, options, Phase.JAVA);
  }
}
