package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lacuna.cli.Shell;
import lacuna.runtime.checkpoint.SafetensorsReader;
import lacuna.runtime.checkpoint.StateFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that {@code freeze} names stay as they are, for good or until they are thawed. */
class FreezeTest {
  private static final double RATE = 1e-3;
  private static final String SPEC =
      """
      experiment frozen

      pretrain {
        image      = 16px
        data       = synthetic(count: 12)
        augment    = []
        mask       = random(cell: 4px, ratio: 50%)
        encoder    = vit(width: 16, depth: 2, heads: 2, patch: 4px)
        length     = 9 steps
        batch_size = 4
        optimizer  = adamw(rate: 1e-3, decay: 0.05)
        schedule   = constant()
        workers    = 0
      }
      """;
  private static final String PARTS = "[\"encoder.patch_embed\", \"encoder.blocks.0\"]";

  @TempDir private Path folder;

  private static boolean isFrozen(String key) {
    return key.startsWith("encoder.patch_embed.") || key.startsWith("encoder.blocks.0.");
  }

  @Test
  void whatIsFrozenForGoodKeepsItsBytesAndAllElseMoves() throws IOException {
    run("first");
    Path start = folder.resolve("first/model.safetensors");
    String answer =
        run("second", "from=weights(\"%s\")".formatted(start), "freeze=" + PARTS);
    assertTrue(answer.contains(" of them frozen, "), answer);
    Map<String, byte[]> before = read(SafetensorsReader.open(start), "");
    Map<String, byte[]> after =
        read(SafetensorsReader.open(folder.resolve("second/model.safetensors")), "");
    assertEquals(before.keySet(), after.keySet());
    before.forEach(
        (key, bytes) ->
            assertEquals(isFrozen(key), Arrays.equals(bytes, after.get(key)), key));
  }

  @Test
  void whatIsThawedMovesFromThatUpdateOnAsAtItsFirst() throws IOException {
    String[] settings = {"freeze=" + PARTS, "freeze_until=3 steps"};
    runTo(2, "run", settings);
    Map<String, byte[]> second = state("run", "model.");
    assertTrue(runTo(3, "run", settings).contains(" of them frozen for 3 steps"));
    Map<String, byte[]> third = state("run", "model.");
    assertFalse(runTo(4, "run", settings).contains("frozen"));
    Map<String, byte[]> fourth = state("run", "model.");
    for (String key : second.keySet()) {
      assertEquals(isFrozen(key), Arrays.equals(second.get(key), third.get(key)), key);
      assertFalse(Arrays.equals(third.get(key), fourth.get(key)), key);
      if (isFrozen(key) && key.endsWith("weight")) {
        assertEquals(RATE, median(third.get(key), fourth.get(key)), 0.1 * RATE, key);
      }
    }
  }

  @Test
  void aRunThatIsStoppedBeforeAndAfterTheThawEndsAsOneThatIsNot() throws IOException {
    String[] settings = {"freeze=[\"encoder\"]", "freeze_until=4 steps"};
    run("whole", settings);
    runTo(2, "parts", settings);
    runTo(6, "parts", settings);
    run("parts", settings);
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole/model.safetensors")),
        Files.readAllBytes(folder.resolve("parts/model.safetensors")));
  }

  @Test
  void theGradientNormCountsWhatIsTrained() throws IOException {
    run("all");
    run("decoder", "freeze=[\"encoder\"]");
    run("encoder", "freeze=[\"head\"]"); // whose keys begin with decoder
    double all = firstNorm("all");
    assertEquals(
        all * all, Math.pow(firstNorm("decoder"), 2) + Math.pow(firstNorm("encoder"), 2), 1e-5);
  }

  @Test
  void explainSaysHowManyParametersTrain() throws IOException {
    Path spec = spec();
    String good = Shell.succeeds("explain", spec, "--set=pretrain.freeze=[\"head\"]");
    assertTrue(good.contains(" trained, 816 frozen"), good); // 16 * 48 weights, 48 biases
    String some =
        Shell.succeeds(
                "explain",
                spec,
                "--set=pretrain.freeze=[\"head\"]",
                "--set=pretrain.freeze_until=2 steps");
    assertTrue(some.contains(" trained, 816 of them after 2 steps"), some);
  }

  private double firstNorm(String run) throws IOException {
    String line = Files.readAllLines(folder.resolve(run + "/metrics.jsonl")).get(0);
    return JsonParser.parseString(line).getAsJsonObject().get("grad_norm").getAsDouble();
  }

  private static double median(byte[] before, byte[] after) {
    ByteBuffer from = ByteBuffer.wrap(before).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.wrap(after).order(ByteOrder.LITTLE_ENDIAN);
    double[] moves = new double[before.length / 4];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = Math.abs(to.getFloat(4 * i) - from.getFloat(4 * i));
    }
    Arrays.sort(moves);
    return moves[moves.length / 2];
  }

  private Map<String, byte[]> state(String run, String prefix) {
    StateFolder state = new StateFolder(folder.resolve(run).resolve("state/pretrain"));
    return read(state.recover(said -> {}).open(), prefix);
  }

  private static Map<String, byte[]> read(SafetensorsReader open, String prefix) {
    Map<String, byte[]> bytes = new TreeMap<>();
    try (SafetensorsReader reader = open) {
      for (String key : reader.tensors().keySet()) {
        if (key.startsWith(prefix) && !key.endsWith("_index")) { // a constant
          ByteBuffer values = reader.bytes(key);
          byte[] copy = new byte[values.remaining()];
          values.get(copy);
          bytes.put(key.substring(prefix.length()), copy);
        }
      }
    }
    return bytes;
  }

  private Path spec() throws IOException {
    return Files.writeString(folder.resolve("frozen.lac"), SPEC);
  }

  private String run(String name, String... settings) throws IOException {
    return runTo(9, name, settings);
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
