package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in real shells, of those that are installed. */
class CompletionTest {
  /** Prints what bash offers for the last of the words. */
  private static final String BASH =
      """
      source "$0"
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      _complete_lacuna 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  /** Types a line with tabs into a terminal with zsh, where lacuna prints its arguments. */
  private static final String ZSH =
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "autoload -U compinit; compinit -u -D; source $1; lacuna() { print GOT:\\$*:; }"
      zpty -w shell "print READY''NOW"
      while zpty -r shell line; do [[ $line == *READYNOW* ]] && break; done
      zpty -w -n shell $'lacuna che\\t a.lac --diag\\t j\\t\\n'
      while zpty -r shell line; do [[ $line == GOT:* ]] && break; done
      print -r -- ${line%%$'\\r'*}
      zpty -d shell
      """;

  @TempDir private Path folder;

  @Test
  void bashCompletesCommandsOptionsWordsAndFiles() throws Exception {
    assertEquals(Set.of("check"), bash("lacuna", "che"));
    assertEquals(Set.of("--diagnostics"), bash("lacuna", "check", "--dia"));
    assertEquals(Set.of("text"), bash("lacuna", "check", "--diagnostics", "t"));
    assertEquals(Set.of("bash", "fish", "zsh"), bash("lacuna", "completion", ""));
    Files.createFile(folder.resolve("spec.lac"));
    assertEquals(Set.of("spec.lac"), bash("lacuna", "check", "spe"));
    assertTrue(bash("lacuna", "").containsAll(CommandLineTest.commands()));
  }

  @Test
  void fishCompletesCommandsOptionsWordsAndFiles() throws Exception {
    assertEquals(Set.of("check"), fish("lacuna che"));
    assertEquals(Set.of("--diagnostics"), fish("lacuna check --dia"));
    assertEquals(Set.of("text"), fish("lacuna check --diagnostics t"));
    assertEquals(Set.of("bash", "fish", "zsh"), fish("lacuna completion "));
    Files.createFile(folder.resolve("spec.lac"));
    assertEquals(Set.of("spec.lac"), fish("lacuna check spe"));
    assertEquals(Set.of(), fish("lacuna version spe"));
    assertTrue(fish("lacuna ").containsAll(CommandLineTest.commands()));
  }

  @Test
  void zshCompletesAsOneTypes() throws Exception {
    assertEquals(
        "GOT:check a.lac --diagnostics json:\n",
        output("zsh", "-f", "-c", ZSH, "zsh", script("zsh")));
  }

  private Set<String> bash(String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--norc", "-c", BASH, script("bash")));
    arguments.addAll(List.of(words));
    return lines(output("bash", arguments.toArray(String[]::new)));
  }

  private Set<String> fish(String line) throws Exception {
    String command = "source $argv[1]; complete -C $argv[2]";
    return lines(output("fish", "--no-config", "-c", command, script("fish"), line)).stream()
        .map(found -> found.replaceFirst("\t.*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String script(String shell) throws IOException {
    String script = Shell.succeeds("completion", shell);
    return Files.writeString(folder.resolve("lacuna-completion"), script).toString();
  }

  private static Set<String> lines(String output) {
    return new TreeSet<>(output.lines().filter(line -> !line.isBlank()).toList());
  }

  private String output(String shell, String... words) throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, shell))),
        shell + " is not installed");
    List<String> line = new ArrayList<>(List.of(shell));
    line.addAll(List.of(words));
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return printed;
  }
}
