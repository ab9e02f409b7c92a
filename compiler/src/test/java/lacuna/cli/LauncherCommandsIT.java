package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of {@code lacuna --help} as a user types it: the real script starts a process in a
 * folder, and its exit code, what it prints and what it leaves are those that the help promises.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherCommandsIT {
  private static final Path SCRIPT = Path.of("..", "lacuna").toAbsolutePath().normalize();
  private static final Pattern COMMAND = Pattern.compile("^  ([a-z]+)  +[A-Z].*");

  /** Those that others need something of, in their order. */
  private static final List<Transcript> FIRST =
      List.of(
          line("version").prints("lacuna \\d+\\.\\d+\\.\\d+\nJava .*\n.*\n"),
          line("run tiny.lac --out trained --device cpu")
              .prints("(?s)pretrain: 8,360 parameters, 12 images, 3 epochs .*report: trained/report.html\n")
              .leaves("trained/model.safetensors"),
          line("sweep grid.lac --out grid --devices cpu --point seed_2 -- --steps 1")
              .prints("(?s).*1 points?: 1 stopped where --steps says\n.*")
              .leaves("grid/seed_2/state"),
          line("build tiny.lac --out built").prints("built/tiny.jar\n(?s).*").leaves("built/tiny.jar"));

  private static final List<Transcript> OTHERS =
      List.of(
          line("new -o new.lac").prints("(?s).*new\\.lac.*").leaves("new.lac"),
          line("check tiny.lac grid.lac").prints("2 specs: no errors\n"),
          line("check wrong.lac").exits(1).reports("(?s)error\\[P05\\].*1 error in wrong.lac\n"),
          line("fmt --check tiny.lac"),
          line("dump tiny.lac --phase java").prints("(?s).*class .*"),
          line("explain S02").prints("(?s)# S02.*"),
          line("explain tiny.lac").prints("(?s).*8,360.*"),
          line("index specs").prints("(?s).*\\[tiny.*\\]\\(.*tiny\\.lac.*"),
          line("diff tiny.lac wider.lac").prints("(?s).*encoder.width +16 -> 32.*"),
          line("pack specs --as org.example:specs:1").leaves("specs-1.jar"),
          line("eject tiny.lac project").prints("project/pom.xml\n").leaves("project/pom.xml"),
          line("doc specs -o site").prints("site/index.html\n").leaves("site/index.html"),
          line("lsp").exits(1),
          line("completion bash").prints("(?s).*complete .*lacuna.*"),
          line("engine").prints("(?s)libtorch \\d.*devices\n  cpu.*"),
          line("status trained").prints("(?s)pretrain  finished after update 9\n.*"),
          line("status grid").prints("seed_1  waiting\nseed_2  stopped .*\n2 points: .*\n"),
          line("runs .").prints("run +spec +state +best +its own\n(?s).*trained +tiny +finished .*"),
          line("compare trained grid/seed_2 -o compared.html")
              .prints("comparison: compared.html\n")
              .leaves("compared.html"),
          line("show built/tiny.jar").prints("(?s).*experiment tiny.*"),
          line("export trained --as official")
              .prints("trained/official/model.safetensors: 40 tensors under the official names\n")
              .leaves("trained/official/model.safetensors"),
          line("data tiny.lac")
              .prints("(?s)pretrain.data: .*\n  images      12\n.*\n  mean = .*")
              .reports("pretrain.data  12/12  .*\npretrain.validation  8/8  .*\n"),
          line("embed trained picture.png -o features.npy --device cpu")
              .prints("(?s).*features.npy: features of 1 images\n")
              .leaves("features.npy"),
          line("predict trained picture.png --device cpu")
              .exits(2)
              .reports("(?s)error: the stage `pretrain` does not learn to classify.*"),
          line("reconstruct trained picture.png --device cpu").leaves("trained/reconstruction.png"),
          line("trace tiny.lac --weights trained/model.safetensors --input in.safetensors --out trace")
              .prints("trace of pretrain in trace\n")
              .leaves("trace/grads.safetensors"),
          line("bench tiny.lac --device cpu --batch 2 --steps 1 --warmup 0")
              .prints("(?s).*parameters +8360\n.*images_per_s +\\d.*"));

  @TempDir private static Path folder;
  private static final Map<Transcript, Shell.Answer> ANSWERS = new LinkedHashMap<>();

  /** A command line, and what becomes of it; patterns are of the whole of what is printed. */
  private record Transcript(String words, int code, String out, String err, String file) {
    Transcript exits(int expected) {
      return new Transcript(words, expected, out, err, file);
    }

    Transcript prints(String pattern) {
      return new Transcript(words, code, pattern, err, file);
    }

    Transcript reports(String pattern) {
      return new Transcript(words, code, out, pattern, file);
    }

    Transcript leaves(String left) {
      return new Transcript(words, code, out.isEmpty() ? "(?s).*" : out, err, left);
    }

    String command() {
      return words.split(" ")[0];
    }
  }

  private static Transcript line(String words) {
    return new Transcript(words, 0, "", "", "");
  }

  @BeforeAll
  static void runAll() throws Exception {
    LauncherFiles.write(folder);
    for (Transcript each : FIRST) {
      ANSWERS.put(each, lacuna(each.words));
    }
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Map<Transcript, Future<Shell.Answer>> running = new LinkedHashMap<>();
      OTHERS.forEach(each -> running.put(each, two.submit(() -> lacuna(each.words))));
      for (Map.Entry<Transcript, Future<Shell.Answer>> each : running.entrySet()) {
        ANSWERS.put(each.getKey(), each.getValue().get());
      }
    } finally {
      two.shutdownNow();
    }
  }

  @AfterAll
  static void forget() {
    ANSWERS.clear();
  }

  /** The script in a process of its own, with an end of file as its standard input. */
  private static Shell.Answer lacuna(String words) throws IOException, InterruptedException {
    Path files = Files.createTempDirectory(folder, "answer");
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
    builder.command().addAll(List.of(words.split(" ")));
    builder.directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTORCH_"));
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(files.resolve("out").toFile());
    builder.redirectError(files.resolve("err").toFile());
    int code = builder.start().waitFor();
    return new Shell.Answer(
        code, Files.readString(files.resolve("out")), Files.readString(files.resolve("err")));
  }

  @TestFactory
  Stream<DynamicTest> doesWhatItsHelpSays() {
    return ANSWERS.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    "lacuna " + each.getKey().words, () -> check(each.getKey(), each.getValue())));
  }

  private static void check(Transcript expected, Shell.Answer answer) {
    String all = "lacuna " + expected.words + "\n" + answer.out() + answer.err();
    assertEquals(expected.code, answer.code(), all);
    assertTrue(answer.out().matches(expected.out), all);
    assertTrue(answer.err().matches(expected.err), all);
    assertFalse(all.contains("\tat "), all);
    assertTrue(Files.exists(folder.resolve(expected.file)), all + "there is no " + expected.file);
  }

  @Test
  void noCommandIsLeftOut() throws Exception {
    Shell.Answer help = lacuna("--help");
    assertEquals("", help.err());
    assertEquals(0, help.code());
    Set<String> listed = new TreeSet<>();
    help.out().lines().map(COMMAND::matcher).filter(Matcher::matches).forEach(m -> listed.add(m.group(1)));
    Set<String> covered = new TreeSet<>();
    Stream.concat(FIRST.stream(), OTHERS.stream()).map(Transcript::command).forEach(covered::add);
    assertTrue(listed.size() > 20, help.out());
    assertEquals(listed, covered, "each command of the help has a transcript here");
  }
}
