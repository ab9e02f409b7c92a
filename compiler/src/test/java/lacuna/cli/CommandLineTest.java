package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lacuna.compiler.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    for (String command : commands()) {
      assertTrue(out().lines().anyMatch(line -> line.startsWith("  " + command + " ")), command);
    }
    assertTrue(out().lines().allMatch(line -> line.length() <= 80), out());
  }

  static List<String> commands() {
    return List.of(
        "new",
        "run",
        "sweep",
        "status",
        "runs",
        "compare",
        "check",
        "fmt",
        "build",
        "dump",
        "trace",
        "data",
        "bench",
        "export",
        "predict",
        "embed",
        "reconstruct",
        "explain",
        "index",
        "show",
        "diff",
        "eject",
        "pack",
        "lsp",
        "doc",
        "engine",
        "completion",
        "version");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showsAnExampleForEveryCommand(String command) {
    assertEquals(ExitCode.OK, lacuna(command, "--help"));
    assertTrue(out().contains("Example: lacuna " + command), out());
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    assertEquals(ExitCode.USAGE, lacuna("chek", "a.lac"));
    assertEquals(
        """
        error: there is no command `chek`; did you mean `check`?
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
    String phases = "tokens, parse, load, bind, elaborate, generalize, plan, java";
    assertTrue(err().contains("not one of " + phases + "; did you mean `java`?"), err());
  }

  @Test
  void listsThePhasesInTheHelpOfDump() {
    assertEquals(ExitCode.OK, lacuna("dump", "--help"));
    for (Phase phase : Phase.values()) {
      assertTrue(out().contains(phase.name().toLowerCase(Locale.ROOT)), phase + " in " + out());
    }
  }

  @Test
  void asksForTheSpec() {
    assertEquals(ExitCode.USAGE, lacuna("build"));
    assertEquals(
        """
        error: `lacuna build` needs SPEC (the experiment's file, NAME.lac)
          see `lacuna build --help`
        """,
        err());
  }

  @Test
  void tellsThatACommandStandsBeforeTheSpec() {
    assertEquals(ExitCode.USAGE, lacuna("a.lac"));
    assertTrue(err().contains("`lacuna run a.lac` trains it"), err());
  }

  @Test
  void namesTheFolderThatCannotBeWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    String spec = Path.of("..", "specs", "parity", "vit_pretrain.lac").toString();
    assertEquals(ExitCode.USAGE, lacuna("build", spec, "--out", file.resolve("in").toString()));
    assertTrue(err().startsWith("error: " + file), err());
    assertTrue(err().contains("name another folder"), err());
  }

  @Test
  void listsTheCodesWhereOneIsUnknown() {
    assertEquals(ExitCode.USAGE, lacuna("explain", "Z99"));
    assertTrue(err().contains("`Z99`"), err());
    assertTrue(err().contains("  W03: "), err());
  }

  @Test
  void tellsASpecThatIsMissingFromACode() {
    assertEquals(ExitCode.SPEC, lacuna("explain", "../specs/simmim/vit_bas.lac"));
    assertTrue(err().contains("did you mean `../specs/simmim/vit_base.lac`?"), err());
    assertEquals(ExitCode.USAGE, lacuna("explain", "vit_base"));
    assertTrue(err().contains("`vit_base` is neither a file nor the code of a message"), err());
  }

  @Test
  void neverShowsAStackTrace() {
    lacuna("check", "no/such/file.lac");
    lacuna("run", "no/such/file.lac");
    assertTrue(!err().contains("\tat "), err());
  }
}
