package lacuna.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lacuna.runtime.train.UpdateMetrics;
import org.junit.jupiter.api.Test;

/** What a run says of itself while a clock goes on that the test sets. */
final class ProgressTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
  private double seconds;
  private long updates;

  @Test
  void doesNotEstimateTheTimeFromUpdatesInWhichTheJvmCompiles() {
    Progress progress = progress(false, 1000);
    update(progress, 2.5);
    assertFalse(said().contains("left"), said());
    for (int i = 0; i < 10; i++) {
      update(progress, 0.8);
    }
    for (int i = 0; i < 489; i++) {
      update(progress, 0.1);
    }
    List<String> lines = said().lines().toList();
    assertEquals(
        "pretrain  1/1000  epoch 1  loss 0.5000  rate 1.00e-03  6.4 images/s", lines.get(0));
    String last = lines.get(lines.size() - 1);
    String left = last.replaceFirst(".*images/s  ", "");
    int done = Integer.parseInt(last.replaceFirst("pretrain  (\\d+)/.*", "$1"));
    assertEquals(Math.round((1000 - done) * 0.1) + " s left", left, said());
  }

  @Test
  void estimatesFromTheSecondUpdateOnWhereUpdatesTakeLong() {
    Progress progress = progress(false, 4);
    update(progress, 70);
    assertFalse(said().contains("left"), said());
    update(progress, 60);
    assertTrue(said().contains("2 min 00 s left"), said());
  }

  @Test
  void printsALineEveryTenSecondsAndTheLast() {
    Progress progress = progress(false, 31);
    for (int i = 0; i < 31; i++) {
      update(progress, 1);
    }
    assertEquals(List.of("1", "11", "21", "31"), said().lines().map(this::number).toList());
    assertTrue(said().endsWith("0 s left\n"), said());
  }

  @Test
  void renewsALineOnATerminal() {
    Progress progress = progress(true, 2);
    update(progress, 1);
    update(progress, 1);
    progress.say("done");
    String[] lines = said().split("\n");
    assertEquals(2, lines.length, said());
    assertTrue(lines[0].startsWith("\r\u001b[Kpretrain  "), said());
    assertEquals("done", lines[1]);
  }

  @Test
  void saysHowLongTheDeviceWaitedForData() {
    Progress progress = progress(false, 2);
    seconds++;
    progress.update(new UpdateMetrics(1, 1, 0.5, 1e-3, 1, 16, 0.254, 0, 1, 1));
    assertTrue(said().endsWith("16.0 images/s  data wait 25%\n"), said());
  }

  private Progress progress(boolean terminal, long all) {
    return new Progress(out, terminal, "pretrain", all, () -> (long) (seconds * 1e9));
  }

  private void update(Progress progress, double took) {
    seconds += took;
    updates++;
    progress.update(
        new UpdateMetrics(updates, 1, 0.5, 1e-3, 1, 16 / took, 0.001, 0, took, seconds));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String number(String line) {
    return line.replaceFirst("pretrain  (\\d+)/.*", "$1");
  }
}
