package lacuna.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a log says, a run goes on with it, and what is kept of it needs no mending. */
final class MetricsFuzzTest {
  private static final String LOG =
      """
      {"stage":"tiny","update":1,"epoch":1,"loss":0.5}
      {"stage":"tiny","update":1,"epoch":1,"metrics":{"loss":0.4}}
      {"stage":"other","update":2,"epoch":1,"loss":0.5}
      """;

  @TempDir Path folder;

  @Test
  void logs() {
    Path log = folder.resolve("metrics.jsonl");
    Fuzz.run(
        "metrics",
        List.of(LOG.getBytes(StandardCharsets.UTF_8)),
        RunException.class,
        input -> {
          Files.write(log, input);
          MetricsLog.open(log, "tiny", 1, note -> {}).close();
          byte[] kept = Files.readAllBytes(log);
          MetricsLog.open(log, "tiny", 1, note -> { throw new IllegalStateException(note); }).close();
          assertEquals(new String(kept, StandardCharsets.UTF_8), Files.readString(log));
          try (Stream<Path> files = Files.list(folder)) {
            for (Path aside : files.filter(file -> !file.equals(log)).toList()) {
              Files.delete(aside);
            }
          }
        });
  }
}
