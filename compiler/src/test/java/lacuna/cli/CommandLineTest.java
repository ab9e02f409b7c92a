package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int lacuna(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return Main.run(console, arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void showsWhatThereIsWithoutArguments() {
    assertEquals(ExitCode.OK, lacuna());
    assertTrue(out().contains("lacuna run examples/first.lac"), out());
    assertTrue(out().contains("lacuna check examples/first.lac"), out());
    for (String verb :
        new String[] {
          "run", "check", "build", "dump", "trace", "bench", "explain", "engine", "version"
        }) {
      assertTrue(out().lines().anyMatch(line -> line.startsWith("  " + verb + " ")), verb);
    }
    assertTrue(out().lines().allMatch(line -> line.length() <= 80), out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run", "check", "build", "dump", "trace", "bench", "explain", "engine", "version"})
  void showsAnExampleForEveryVerb(String verb) {
    assertEquals(ExitCode.OK, lacuna(verb, "--help"));
    assertTrue(out().contains("Example: lacuna " + verb), out());
  }

  @Test
  void suggestsTheVerbThatWasMeant() {
    assertEquals(ExitCode.USAGE, lacuna("chek", "a.lac"));
    assertEquals(
        """
        error: there is no verb `chek`; did you mean `check`?
          see `lacuna --help`
        """,
        err());
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertEquals(ExitCode.USAGE, lacuna("check", "a.lac", "--sett", "x=1"));
    assertEquals(
        """
        error: `lacuna check` has no option `--sett`; did you mean `--set`?
          see `lacuna check --help`
        """,
        err());
  }

  @Test
  void suggestsThePhaseThatWasMeant() {
    assertEquals(ExitCode.USAGE, lacuna("dump", "--phase", "jav", "a.lac"));
    assertTrue(
        err().contains("none of tokens, tree, bound, shapes, plan, java; did you mean `java`?"),
        err());
  }

  @Test
  void asksForTheSpec() {
    assertEquals(ExitCode.USAGE, lacuna("build"));
    assertTrue(err().contains("SPEC"), err());
    assertTrue(err().contains("see `lacuna build --help`"), err());
  }

  @Test
  void listsTheCodesWhereOneIsUnknown() {
    assertEquals(ExitCode.USAGE, lacuna("explain", "Z99"));
    assertTrue(err().contains("`Z99`"), err());
  }

  @Test
  void neverShowsAStackTrace() {
    lacuna("check", "no/such/file.lac");
    lacuna("run", "no/such/file.lac");
    assertTrue(!err().contains("\tat "), err());
  }
}
