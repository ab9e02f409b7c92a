package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lacuna.runtime.command.Launcher;
import lacuna.runtime.run.Experiment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar's commands and those of the program have the same options. */
class SharedOptionsTest {
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  @ParameterizedTest
  @ValueSource(strings = {"run", "trace", "bench", "predict", "reconstruct"})
  void theProgramHelpsWithEveryOptionOfTheJar(String command) {
    Set<String> ofJar = options(jar(command, "--help"));
    ofJar.remove("--version"); // `lacuna --version` tells it
    assertTrue(ofJar.size() > 3, ofJar::toString);
    Set<String> missing = new TreeSet<>(ofJar);
    missing.removeAll(options(Shell.succeeds(command, "--help")));
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "trace", "bench", "predict", "reconstruct"})
  void anUnknownOptionIsAnErrorBeforeAnythingIsCompiled(String command) {
    Shell.Answer answer = Shell.lacuna(command, "nowhere.lac", "--presicion=bf16");
    assertEquals(ExitCode.USAGE, answer.code());
    assertTrue(answer.err().contains("has no option `--presicion`"), answer.err());
    assertFalse(answer.err().contains("nowhere.lac"), answer.err());
  }

  private static String jar(String... arguments) {
    Experiment.Stage stage =
        new Experiment.Stage(
            "pretrain",
            () -> {
              throw new AssertionError("help needs no recipe");
            },
            at -> {
              throw new AssertionError("help needs no network");
            });
    Experiment experiment = new Experiment("test", SharedOptionsTest.class, List.of(stage));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertEquals(0, Launcher.run(experiment, stream, stream, arguments), out::toString);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Set<String> options(String help) {
    return OPTION
        .matcher(help)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
