package lacuna.runtime.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.checkpoint.SafetensorsReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ViT written by hand computes and learns what the official implementation does. */
final class GoldenTraceTest {
  private static final HandVit.Sizes SIZES = new HandVit.Sizes(32, 4, 32, 3, 2);
  private static final String RATES = "1e-3,8e-4,5e-4,2e-3,1e-3";

  @TempDir static Path trace;
  private static Path golden = Path.of("");
  private static JsonObject limits = new JsonObject();

  @BeforeAll
  static void traceTheGoldenCase() throws IOException, URISyntaxException {
    golden = Path.of(GoldenTraceTest.class.getResource("/golden/vit_pretrain").toURI());
    limits = json(golden.resolve("case.json")).getAsJsonObject("tolerance");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int code =
        Launcher.run(
            HandExperiment.of(SIZES),
            out,
            out,
            "trace",
            "--device=cpu",
            "--weights=" + golden.resolve("weights.safetensors"),
            "--input=" + golden.resolve("io.safetensors"),
            "--out=" + trace,
            "--steps=5",
            "--rates=" + RATES);
    assertEquals(0, code, said::toString);
  }

  @Test
  void computesTheSameOutputs() {
    double limit = limits.get("outputs_and_blocks_abs").getAsDouble();
    assertClose("io.safetensors", "outputs.safetensors", limit, 0, 1);
  }

  @Test
  void computesTheSameGradients() {
    assertClose(
        "grads.safetensors",
        "grads.safetensors",
        limits.get("grads_abs").getAsDouble(),
        limits.get("grads_rel").getAsDouble(),
        1);
  }

  @Test
  void hasTheSameWeightsAfterFiveUpdates() {
    assertClose("after_steps.safetensors", "after_steps.safetensors", 5e-5, 0, 0.99);
  }

  @Test
  void hasTheSameLossesAndGradientNorms() throws IOException {
    JsonObject steps = json(golden.resolve("case.json")).getAsJsonObject("steps");
    JsonObject ours = json(trace.resolve("trace.json"));
    JsonArray losses = steps.getAsJsonArray("loss_before_update");
    JsonArray norms = steps.getAsJsonArray("grad_norm_before_clipping");
    for (int i = 0; i < losses.size(); i++) {
      assertEquals(
          losses.get(i).getAsDouble(),
          ours.getAsJsonArray("loss").get(i).getAsDouble(),
          limits.get("step_loss_abs").getAsDouble());
      double norm = norms.get(i).getAsDouble();
      assertEquals(
          norm,
          ours.getAsJsonArray("grad_norm").get(i).getAsDouble(),
          limits.get("step_grad_norm_rel").getAsDouble() * norm);
    }
  }

  /** At least a share of each golden tensor's elements is within absolute + relative * largest. */
  private static void assertClose(
      String theirs, String ours, double absolute, double relative, double share) {
    try (SafetensorsReader expected = SafetensorsReader.open(golden.resolve(theirs));
        SafetensorsReader actual = SafetensorsReader.open(trace.resolve(ours));
        NDManager memory = NDManager.newBaseManager()) {
      for (String name : expected.tensors().keySet()) {
        if (name.startsWith("in.")) {
          continue;
        }
        float[] wanted = floats(expected, name, memory);
        float[] found = floats(actual, name, memory);
        assertEquals(wanted.length, found.length, name);
        double largest = 0;
        for (float value : wanted) {
          largest = Math.max(largest, Math.abs(value));
        }
        int near = 0;
        for (int i = 0; i < wanted.length; i++) {
          near += Math.abs(wanted[i] - found[i]) <= absolute + relative * largest ? 1 : 0;
        }
        assertTrue(near >= share * wanted.length, name + ": " + near + " of " + wanted.length);
      }
    }
  }

  private static float[] floats(SafetensorsReader file, String name, NDManager memory) {
    return file.read(name, memory).toType(DataType.FLOAT32, false).toFloatArray();
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }
}
