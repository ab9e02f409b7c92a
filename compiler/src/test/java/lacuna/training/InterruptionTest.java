package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lacuna.cli.Child;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal stops a run within a batch, wherever it is; it goes on to the undisturbed run's bytes. */
class InterruptionTest {
  /** 20 updates an epoch, 100 batches of evaluation. */
  private static final List<String> LONG =
      List.of("--set=pretrain.data.count=160", "--set=pretrain.validation.count=400");

  @TempDir private Path folder;

  @Test
  void signalsStopTrainingAndEvaluationAndNothingIsLost() throws Exception {
    Path whole = folder.resolve("whole");
    Shell.succeeds(words(whole, "--device=cpu"));
    Path run = folder.resolve("run");
    stop(run, "TERM", lines -> true);
    stop(run, "INT", lines -> has(lines, "\"update\":20,"));
    stop(run, "HUP", lines -> has(lines, "\"metrics\""));
    Shell.succeeds(words(run, "--device=cpu", "--resume"));
    assertEquals(figures(whole), figures(run));
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(run.resolve("model.safetensors")));
  }

  private static Object[] words(Path run, String... options) {
    List<Object> words = new ArrayList<>(List.of("run", TinySpec.path(), "--out=" + run));
    words.addAll(LONG);
    words.addAll(List.of(options));
    return words.toArray();
  }

  /** Goes on with the run and stops it once it has logged more, and its metrics hold something. */
  private void stop(Path run, String signal, Predicate<List<String>> there) throws Exception {
    Child child = new Child(folder, Map.of());
    int before = lines(run).size();
    Process process = child.start(words(run, "--device=cpu", "--resume"));
    List<String> now = lines(run);
    while (process.isAlive() && !(now.size() > before && there.test(now))) {
      Thread.sleep(2); // another process writes the file; it tells nobody
      now = lines(run);
    }
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    assertEquals(130, process.waitFor(), () -> said(child));
    String out = child.out();
    assertTrue(out.contains("stopping after this batch"), out);
    assertTrue(out.contains("the state is saved, --resume goes on from here"), out);
    assertEquals("", child.err());
  }

  private static String said(Child child) {
    try {
      return child.out() + child.err();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean has(List<String> lines, String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  private static List<String> lines(Path run) throws IOException {
    Path file = run.resolve("metrics.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** What the run measured, without what depends on the day. */
  private static List<String> figures(Path run) throws IOException {
    return lines(run).stream()
        .map(line -> line.replaceAll(",\"(images_per_s|wait_share|peak_bytes|seconds)\":[^,}]*", ""))
        .toList();
  }
}
