package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lacuna.cli.Shell;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.StateFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moving average of the weights, by its formula. */
class WeightAverageTest {
  private static final double DECAY = 0.7;
  private static final String SPEC =
      """
      experiment averaged

      pretrain {
        image      = 16px
        data       = synthetic(count: 12)
        validation = synthetic(count: 8)
        augment    = []
        mask       = random(cell: 4px, ratio: 50%)
        encoder    = vit(width: 16, depth: 1, heads: 2, patch: 4px)
        length     = 6 steps
        batch_size = 4
        optimizer  = adamw(rate: 1e-2)
        schedule   = constant()
        workers    = 0
      }
      """;

  @TempDir private Path folder;

  @Test
  void isTheFormulaAfterEachUpdateAndWhatTheStageLeaves() throws IOException {
    runTo(1, "run", "ema=0.7");
    for (int steps = 2; steps <= 4; steps++) {
      Map<String, float[]> before = state("ema.");
      runTo(steps, "run", "ema=0.7");
      Map<String, float[]> weights = state("model.");
      Map<String, float[]> after = state("ema.");
      assertEquals(weights.keySet(), after.keySet());
      weights.forEach(
          (key, values) -> {
            for (int i = 0; i < values.length; i++) {
              double wanted = DECAY * before.get(key)[i] + (1 - DECAY) * values[i];
              assertEquals(wanted, after.get(key)[i], 2e-7 + 2e-7 * Math.abs(wanted), key);
            }
          });
    }
    runTo(6, "run", "ema=0.7");
    Map<String, float[]> left =
        read(SafetensorsReader.open(folder.resolve("run/model.safetensors")), "");
    Map<String, float[]> average = state("ema.");
    assertEquals(average.keySet(), left.keySet());
    left.forEach((key, values) -> assertArrayEquals(average.get(key), values, key));
  }

  @Test
  void aStoppedRunEndsAsOneThatIsNot() throws IOException {
    runTo(6, "whole", "ema=0.7");
    runTo(2, "parts", "ema=0.7");
    runTo(5, "parts", "ema=0.7");
    runTo(6, "parts", "ema=0.7");
    for (String file : List.of("model.safetensors", "best-pretrain.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("whole").resolve(file)),
          Files.readAllBytes(folder.resolve("parts").resolve(file)),
          file);
    }
  }

  @Test
  void theFiguresAreThoseOfTheAverageAndTheTrainingIsWhatItWas() throws IOException {
    runTo(6, "without");
    runTo(6, "quick", "ema=1e-9");
    runTo(6, "slow", "ema=0.999999999");
    double own = evaluated("without");
    assertEquals(own, evaluated("quick"), 1e-4 * own); // the weights themselves
    assertNotEquals(own, evaluated("slow"), 1e-3 * own); // those before the first update
    assertEquals(losses("without"), losses("slow"));
  }

  @Test
  void isSaidAndCounted() throws IOException {
    String said = runTo(1, "run", "ema=0.7");
    assertTrue(said.contains("are those of the moving average (ema 0.7)"), said);
    String wrong =
        Shell.lacuna("check", spec(), "--set=pretrain.ema=1").err();
    assertTrue(wrong.contains("`ema` must be above 0 and below 1"), wrong);
  }

  private List<Double> losses(String run) throws IOException {
    return lines(run).stream()
        .filter(line -> line.has("loss"))
        .map(line -> line.get("loss").getAsDouble())
        .toList();
  }

  /** The loss of the last evaluation. */
  private double evaluated(String run) throws IOException {
    return lines(run).stream()
        .filter(line -> line.has("metrics"))
        .mapToDouble(line -> line.getAsJsonObject("metrics").get("loss").getAsDouble())
        .reduce(Double.NaN, (before, last) -> last);
  }

  private List<JsonObject> lines(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run + "/metrics.jsonl")).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }

  private Map<String, float[]> state(String prefix) {
    StateFolder state = new StateFolder(folder.resolve("run/state/pretrain"));
    return read(state.recover(said -> {}).open(), prefix);
  }

  private static Map<String, float[]> read(SafetensorsReader open, String prefix) {
    Map<String, float[]> all = new TreeMap<>();
    try (SafetensorsReader reader = open) {
      for (String key : reader.tensors().keySet()) {
        if (key.startsWith(prefix) && !key.endsWith("_index")) { // whole numbers
          FloatBuffer values = reader.bytes(key).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
          float[] copy = new float[values.remaining()];
          values.get(copy);
          all.put(key.substring(prefix.length()), copy);
        }
      }
    }
    return all;
  }

  private Path spec() throws IOException {
    return Files.writeString(folder.resolve("averaged.lac"), SPEC);
  }

  /** Runs so many updates of the run, or goes on to them. */
  private String runTo(int steps, String name, String... settings) throws IOException {
    Path out = folder.resolve(name);
    List<Object> words = new ArrayList<>();
    words.addAll(List.of("run", spec(), "--device=cpu", "--out=" + out, "--steps=" + steps));
    words.add(Files.exists(out) ? "--resume" : "--overwrite");
    for (String setting : settings) {
      words.add("--set=pretrain." + setting);
    }
    return Shell.succeeds(words.toArray());
  }
}
