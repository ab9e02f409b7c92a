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
import java.util.concurrent.TimeUnit;
import lacuna.cli.Child;
import lacuna.cli.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is killed: the point that it trained saves its state, and the sweep goes on. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledSweepTest {
  /** 10 updates an epoch. */
  private static final String LONG = "--set=pretrain.data.count=40";

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void writeSweep() throws IOException {
    out = folder.resolve("out");
    Files.copy(TinySpec.path(), folder.resolve("tiny.lac"));
    Files.writeString(
        folder.resolve("grid.lac"),
        "experiment grid\namends \"tiny.lac\"\nsweep { pretrain.seed in [1, 2] }\n");
  }

  @Test
  void thePointStopsWithItsSweepAndGoesOnWithTheNext() throws Exception {
    Child child = new Child(folder, Map.of());
    Process sweep = child.start(words("sweep", "--out=" + out, "--devices=cpu"));
    Path log = out.resolve("logs/seed_1.log");
    while (lines(out.resolve("seed_1/metrics.jsonl")).size() < 3) {
      assertTrue(sweep.isAlive(), child.out() + child.err() + lines(log));
      Thread.sleep(2); // another process writes the file; it tells nobody
    }
    // the point waits while it is looked at, or it might be done
    ProcessHandle point = sweep.children().findFirst().orElseThrow();
    signal("STOP", point);
    String status = Shell.succeeds("status", out);
    assertTrue(status.matches("(?s)seed_1  pretrain running  update \\d+ of 30 .*"), status);
    assertTrue(status.contains("\nseed_2  waiting\n2 points: 1 running, 1 waiting"), status);

    signal("KILL", sweep.toHandle());
    signal("CONT", point);
    point.onExit().get();
    String said = String.join("\n", lines(log));
    assertTrue(said.contains("the process that began this run has ended"), said);
    assertTrue(said.contains("the state is saved, --resume goes on from here"), said);
    String stopped = Shell.succeeds("status", out);
    assertTrue(stopped.matches("(?s)seed_1  stopped in pretrain after update \\d+\n.*"), stopped);
    assertTrue(stopped.endsWith("2 points: 1 stopped, 1 waiting\n"), stopped);

    int code = child.start(words("sweep", "--out=" + out, "--devices=cpu")).waitFor();
    assertEquals(0, code, child.out() + child.err());
    assertTrue(child.out().contains("2 points: 2 finished"), child.out());
    assertTrue(Shell.succeeds("status", out).endsWith("2 points: 2 finished\n"));

    Path whole = folder.resolve("whole");
    Shell.succeeds(words("run", "--point=seed_1", "--out=" + whole, "--device=cpu"));
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(out.resolve("seed_1/model.safetensors")));
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private Object[] words(String command, String... options) {
    List<Object> words = new ArrayList<>(List.of(command, folder.resolve("grid.lac")));
    words.addAll(List.of(options));
    words.add(LONG);
    return words.toArray();
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
