package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lacuna.cli.Child;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal stops a run within a batch, wherever it is; it goes on to the undisturbed run's bytes. */
class InterruptionTest {
  private static final String LONG_EVALUATION = "--set=pretrain.validation.count=800";

  @TempDir private Path folder;

  @Test
  void signalsStopTrainingAndEvaluationAndNothingIsLost() throws Exception {
    Path whole = folder.resolve("whole");
    Shell.succeeds("run", TinySpec.path(), "--device=cpu", LONG_EVALUATION, "--out=" + whole);
    Path run = folder.resolve("run");
    stop(run, "TERM", lines -> has(lines, "\"update\":1,"));
    stop(run, "INT", lines -> has(lines, "\"update\":2,"));
    assertFalse(has(lines(run), "\"metrics\""), "it was evaluated before it was stopped");
    stop(run, "HUP", lines -> has(lines, "\"metrics\""));
    Shell.succeeds(
        "run", TinySpec.path(), "--device=cpu", LONG_EVALUATION, "--resume", "--out=" + run);
    assertEquals(figures(whole), figures(run));
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(run.resolve("model.safetensors")));
  }

  /** Goes on with the run and stops it once its metrics hold something. */
  private void stop(Path run, String signal, Predicate<List<String>> there) throws Exception {
    Child child = new Child(folder, Map.of());
    Process process =
        child.start(
            "run", TinySpec.path(), "--device=cpu", LONG_EVALUATION, "--resume", "--out=" + run);
    while (process.isAlive() && !there.test(lines(run))) {
      Thread.sleep(2);
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
