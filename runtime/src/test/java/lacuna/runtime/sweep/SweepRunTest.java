package lacuna.runtime.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lacuna.runtime.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How points are run, with shell scripts in the place of trainings. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SweepRunTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void goesOnAfterAPointThatFails() throws IOException {
    int code = run(1, "exit 0", "echo 'error: no such data'; exit 2", "exit 0");
    assertEquals(RunException.STOPPED, code);
    assertTrue(text().contains("[2/3] point_1  failed: no such data"), text());
    assertTrue(text().contains("[3/3] point_2  starts"), text());
    assertTrue(Files.readString(folder.resolve("report.html")).contains("failed: no such data"));
  }

  @Test
  void runsAsManyAtOnceAsThereAreSlots() throws IOException {
    // each waits for the other, so that neither ends alone
    String both = "touch %s; while [ ! -e %s ]; do sleep 0.05; done";
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    assertEquals(0, run(2, both.formatted(a, b), both.formatted(b, a)));
  }

  @Test
  void asksAllToStopAndBeginsNothingMore() throws Exception {
    String waits = "trap 'exit 130' TERM; touch %s; while :; do sleep 0.05; done";
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(
            () -> run(2, waits.formatted(a), waits.formatted(b), "touch " + folder.resolve("c")));
    while (!Files.exists(a) || !Files.exists(b)) {
      assertFalse(code.isDone(), this::text);
      Thread.onSpinWait();
    }
    new ProcessBuilder("kill", "-TERM", String.valueOf(ProcessHandle.current().pid()))
        .start()
        .waitFor();
    assertEquals(RunException.INTERRUPTED, code.get());
    assertTrue(text().contains("3 points: 2 stopped, 1 not begun"), text());
    assertFalse(Files.exists(folder.resolve("c")));
  }

  @Test
  void sharesTheCoresAmongPointsOnTheCpu() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertEquals(
        List.of(new Slot("cpu", Math.max(1, cores / 2)), new Slot("cpu", Math.max(1, cores / 2))),
        Slot.of(List.of("cpu"), 2));
    assertEquals(
        List.of(new Slot("gpu0", 0), new Slot("gpu1", 0)), Slot.of(List.of("gpu0", "gpu1"), 0));
    assertEquals(List.of(new Slot("cpu", 0)), Slot.of(List.of("cpu"), 0));
  }

  private int run(int jobs, String... scripts) {
    List<SweepPoint> points =
        IntStream.range(0, scripts.length)
            .mapToObj(
                i ->
                    new SweepPoint(
                        "point_" + i,
                        Map.of("pretrain.seed", "" + i),
                        folder.resolve("point_" + i),
                        List.of("pretrain"),
                        "{}"))
            .toList();
    SweepFolder sweep = new SweepFolder(folder, "grid", "", points);
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try {
      return new SweepRun(
              sweep, points, p -> List.of("sh", "-c", scripts[points.indexOf(p)]), out)
          .run(Slot.of(List.of("cpu"), jobs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
