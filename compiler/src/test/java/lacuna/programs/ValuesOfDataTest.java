package lacuna.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesOfDataTest {
  @TempDir private Path folder;

  /** An index that a tensor computes is known to the run alone. */
  @Test
  void thatTheEngineRefusesAreToldWithThePlaceInTheSpec() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("index.lac"),
            """
            experiment index

            every {
              image = 4px
              data = synthetic(count: 4)
              length = 1 steps
              batch_size = 2
              augment = []
              schedule = constant()
            }

            fn pick(x: [...]) -> [] {
              let index = int(abs(x) * 100) + 5
              return sum(embedding(zeros([3, 2]), index))
            }

            stage every() {
              param gain: [] = 1
              step(x: [batch, channels, image.height, image.width]) -> Loss {
                return sum(x) * gain + pick(x)
              }
            }
            """);
    Shell.Answer answer =
        Shell.lacuna("run", spec, "--device=cpu", "--workers=1", "--out", folder.resolve("run"));
    assertEquals(3, answer.code(), answer.err());
    assertTrue(answer.err().contains("index out of range"), answer.err());
    assertTrue(answer.err().matches("(?s).*in `pick`, \\S*index.lac:12.*"), answer.err());
  }
}
