package lacuna.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The specs of {@code specs/parity} compute and learn what the official implementations do. */
class ModelCasesTest {
  /** Elements that must be near after the optimizer's steps: Adam amplifies rounding noise. */
  private static final double NEAR_SHARE = 0.99;

  private static final double NEAR = 5e-5;
  private static final Map<String, ModelCase> TRACED = new HashMap<>();

  static List<String> cases() {
    return List.of(
        "vit_pretrain",
        "swin_pretrain",
        "swinv2_pretrain",
        "mae_pretrain",
        "vit_finetune",
        "swin_finetune",
        "swinv2_finetune");
  }

  private static ModelCase traced(String name) {
    return TRACED.computeIfAbsent(name, ModelCase::trace);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyModuleComputesTheSameOutput(String name) {
    ModelCase model = traced(name);
    double limit = model.tolerance("outputs_and_blocks_abs");
    model.compare(
        "io.safetensors",
        "outputs.safetensors",
        (key, wanted, found) -> assertNear(key, max(wanted.distance(found)), limit));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyParameterHasTheSameGradient(String name) {
    ModelCase model = traced(name);
    double absolute = model.tolerance("grads_abs");
    double relative = model.tolerance("grads_rel");
    model.compare(
        "grads.safetensors",
        "grads.safetensors",
        (key, wanted, found) ->
            assertNear(key, max(wanted.distance(found)), absolute + relative * wanted.largest()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyStepHasTheSameLossAndGradientNorm(String name) {
    ModelCase model = traced(name);
    double loss = model.facts().get("loss").getAsDouble();
    JsonArray losses = model.log().getAsJsonArray("loss");
    assertEquals(loss, losses.get(0).getAsDouble(), model.tolerance("loss_abs"));
    JsonObject steps = model.facts().getAsJsonObject("steps");
    JsonArray wanted = steps.getAsJsonArray("loss_before_update");
    JsonArray norms = steps.getAsJsonArray("grad_norm_before_clipping");
    assertEquals(wanted.size(), losses.size());
    for (int i = 0; i < wanted.size(); i++) {
      assertEquals(
          wanted.get(i).getAsDouble(),
          losses.get(i).getAsDouble(),
          model.tolerance("step_loss_abs"),
          "loss of step " + i);
      double norm = norms.get(i).getAsDouble();
      assertEquals(
          norm,
          model.log().getAsJsonArray("grad_norm").get(i).getAsDouble(),
          model.tolerance("step_grad_norm_rel") * norm,
          "gradient norm of step " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyParameterIsTheSameAfterTheOptimizersSteps(String name) {
    ModelCase model = traced(name);
    JsonArray rates = model.facts().getAsJsonObject("optimizer").getAsJsonArray("lr_per_step");
    double furthest =
        2
            * StreamSupport.stream(rates.spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .sum();
    model.compare(
        "after_steps.safetensors",
        "after_steps.safetensors",
        (key, wanted, found) -> {
          double[] gaps = wanted.distance(found);
          assertNear(key, max(gaps), furthest);
          long far =
              IntStream.range(0, gaps.length)
                  .filter(i -> gaps[i] > NEAR && !noise(key, i, gaps.length))
                  .count();
          assertTrue(
              far <= (1 - NEAR_SHARE) * gaps.length,
              () -> "%s: %d of %d elements differ".formatted(key, far, gaps.length));
        });
  }

  /** The true gradient of a key's bias is 0, for softmax does not depend on it. */
  private static boolean noise(String key, int i, int size) {
    return key.endsWith("attn.qkv.bias") && i >= size / 3 && i < size / 3 * 2;
  }

  private static void assertNear(String key, double gap, double limit) {
    assertTrue(
        gap <= limit, () -> "%s differs by %.3e, allowed are %.1e".formatted(key, gap, limit));
  }

  private static double max(double[] gaps) {
    return Arrays.stream(gaps).max().orElse(0);
  }
}
