package lacuna.newcomer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lacuna.cli.Shell;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example trains, and leaves what the README promises. */
class ExamplesTest {
  private static final int PICTURES = 3 * 12; // image, masked and reconstruction

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"first", "own_mask"})
  void trainsAndShowsPicturesOfAStoppedRun(String name) throws IOException {
    Path out = folder.resolve(name);
    Path spec = Golden.spec("examples").resolve(name + ".lac");
    String told = Shell.succeeds("run", spec, "--steps=2", "--device=cpu", "--out=" + out);
    assertTrue(told.contains("--resume goes on from here"), told);
    try (Stream<Path> pictures = Files.list(out.resolve("samples").resolve("pretrain"))) {
      assertEquals(PICTURES, pictures.count());
    }
    for (String file : new String[] {"report.html", "metrics.jsonl", "plan.json"}) {
      assertTrue(Files.size(out.resolve(file)) > 0, file);
    }
  }

  @Test
  void saysThatTheSpecHasChangedSinceTheRunBegan() {
    Path spec = Golden.spec("examples").resolve("own_mask.lac");
    Shell.succeeds("run", spec, "--steps=1", "--device=cpu", "--out=" + folder);
    String same = Shell.succeeds("run", spec, "--steps=2", "--resume", "--out=" + folder);
    assertFalse(same.contains("the spec has changed"), same);
    String change = "--set=pretrain.loss.weight=0.25";
    String other = Shell.succeeds("run", spec, change, "--steps=3", "--resume", "--out=" + folder);
    assertTrue(other.contains("the spec has changed"), other);
  }
}
