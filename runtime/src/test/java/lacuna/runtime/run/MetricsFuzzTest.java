package lacuna.runtime.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Whatever a log says, a run goes on with it, and what is kept of it needs no mending. */
final class MetricsFuzzTest {
  private static final String LOG =
      """
      {"stage":"tiny","update":1,"epoch":1,"loss":0.5}
      {"stage":"tiny","update":1,"epoch":1,"metrics":{"loss":0.4}}
      {"stage":"other","update":2,"epoch":1,"loss":0.5}
      """;

  @Test
  void logs() {
    Fuzz.run(Metrics.class, List.of(LOG.getBytes(StandardCharsets.UTF_8)));
  }

  /** The log that a run goes on with. */
  public static final class Metrics {
    private static final Path FOLDER = Fuzz.folder(Metrics.class);

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      Path log = FOLDER.resolve("metrics.jsonl");
      Files.write(log, input);
      Fuzz.readOrRefused(RunException.class, () -> readTwice(log));
      try (Stream<Path> files = Files.list(FOLDER)) {
        for (Path aside : files.filter(file -> !file.equals(log)).toList()) {
          Files.delete(aside);
        }
      }
    }

    private static void readTwice(Path log) throws IOException {
      MetricsLog.open(log, "tiny", 1, null, note -> {}).close();
      byte[] kept = Files.readAllBytes(log);
      MetricsLog.open(log, "tiny", 1, null, note -> { throw new IllegalStateException(note); }).close();
      assertArrayEquals(kept, Files.readAllBytes(log));
    }
  }
}
