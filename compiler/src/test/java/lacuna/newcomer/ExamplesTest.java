package lacuna.newcomer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void comparesPretrainedWithRandomWeights() throws IOException {
    Path spec = Golden.spec("examples").resolve("transfer.lac");
    Shell.succeeds(
        "run",
        spec,
        "--device=cpu",
        "--out=" + folder,
        "--set=pretrain.data.count=64",
        "--set=pretrain.length=2 epochs",
        "--set=pretrain.schedule.warmup=1 steps",
        "--set=finetune.data.count=50",
        "--set=finetune.validation.count=30",
        "--set=finetune.length=2 epochs",
        "--set=finetune.schedule.warmup=1 steps",
        "--set=linear_probe.length=1 epochs");
    String metrics = Files.readString(folder.resolve("metrics.jsonl"));
    String report = Files.readString(folder.resolve("report.html"));
    String compared =
        report.substring(report.indexOf("<section id=\"comparison\""), report.indexOf("</table>"));
    for (String stage : List.of("finetune", "linear_probe", "knn")) {
      for (String name : List.of(stage, stage + "_random")) {
        assertTrue(
            metrics.lines().anyMatch(l -> l.contains('"' + name + '"') && l.contains("\"top1\"")),
            name);
        assertTrue(compared.contains("<tr><th>" + name), name);
        Path weights = folder.resolve(name + ".safetensors");
        assertEquals(!stage.equals("knn"), Files.exists(weights), "a stage that learns: " + name);
      }
    }
    assertEquals(3, occurrences("<td>pretrain.encoder</td>", compared));
    assertEquals(3, occurrences("<td>random</td>", compared));
  }

  private static int occurrences(String part, String text) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  @Test
  void aSpecThatHasChangedSinceTheRunBeganIsAcceptedFirst() {
    Path spec = Golden.spec("examples").resolve("own_mask.lac");
    Shell.succeeds("run", spec, "--steps=1", "--device=cpu", "--out=" + folder);
    String same = Shell.succeeds("run", spec, "--steps=2", "--resume", "--out=" + folder);
    assertFalse(same.contains("settings"), same);
    String change = "--set=pretrain.loss.weight=0.25";
    Shell.Answer refused =
        Shell.lacuna("run", spec, change, "--steps=3", "--resume", "--out=" + folder);
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("pretrain.loss.weight: 0.5 -> 0.25"), refused.err());
    String other =
        Shell.succeeds(
            "run", spec, change, "--steps=3", "--resume", "--accept-changes", "--out=" + folder);
    assertTrue(other.contains("the run goes on under other settings"), other);
  }
}
