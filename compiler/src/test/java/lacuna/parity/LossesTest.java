package lacuna.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses and targets of the library give the official values and gradients. */
class LossesTest {
  private static final JsonObject FACTS = Golden.json("losses/case.json");
  private static final Map<String, Numbers> GOLDEN =
      Numbers.read(Golden.path("losses/losses.safetensors"));
  private static final int SIDE = 24; // pixels
  private static final int PATCH = 4; // pixels

  @ParameterizedTest
  @CsvSource({
    "masked_l1, l1()",
    "masked_l2, l2()",
    "masked_smooth_l1, smooth_l1()",
    "full_l1, l1(on: everything)",
    "empty_mask_l1, l1()"
  })
  void aLossHasTheOfficialValueAndGradient(String name, String loss) {
    check(name, judge(name).set("judged.loss", loss), tolerance("loss_abs"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7, 23})
  void theLossAgainstANormalizedTargetHasTheOfficialValueAndGradient(int window) {
    String name = "norm_target_l1_k" + window;
    Tracing tracing = judge(name).set("judged.target", "window_normalized(window: " + window + ")");
    Tracing.Result found = check(name, tracing, tolerance("norm_target_loss_abs"));
    Numbers wanted = GOLDEN.get("norm_target.k" + window);
    double[] gaps = wanted.distance(found.outputs().get("out.target"));
    double flat = tolerance("norm_target_abs");
    double rough = tolerance("norm_target_abs_where_window_variance_above_1e-3");
    for (int i = 0; i < gaps.length; i++) {
      double limit = variance(i, window / 2) > 1e-3 ? rough : flat;
      assertTrue(gaps[i] <= limit, "element %d differs by %.2e".formatted(i, gaps[i]));
    }
  }

  /** The official code cuts predictions and images into patches; here both are pictures. */
  @ParameterizedTest
  @CsvSource({"mae_pixels, pixels()", "mae_norm_pix, patch_normalized(patch: 4px)"})
  void theLossOfMaeHasTheOfficialValueAndGradient(String name, String target) {
    Map<String, Numbers> golden = Numbers.read(Golden.path("losses/mae.safetensors"));
    Numbers mask = golden.get("mask");
    Numbers prediction = picture(golden.get("prediction"));
    Tracing.Result found =
        judge(name)
            .weight("prediction", shaped(prediction, 2, 3 * SIDE * SIDE))
            .input("mask", shaped(mask, 2, SIDE / PATCH, SIDE / PATCH))
            .set("judged.target", target)
            .set("judged.loss", "l2()")
            .run();
    assertEquals(value(name), found.loss(), tolerance("loss_abs"));
    assertArrayEquals(
        picture(golden.get("grad." + name)).values(),
        found.gradients().get("prediction").values(),
        tolerance("grads_abs"));
  }

  /** From patches, (batch, tokens, row * column * channel), to (batch, channel, row, column). */
  private static Numbers picture(Numbers patches) {
    double[] values = patches.values();
    double[] picture = new double[values.length];
    int across = SIDE / PATCH;
    for (int i = 0; i < values.length; i++) {
      int channel = i % 3;
      int column = i / 3 % PATCH;
      int row = i / 3 / PATCH % PATCH;
      int token = i / (3 * PATCH * PATCH) % (across * across);
      int image = i / (3 * SIDE * SIDE);
      int y = token / across * PATCH + row;
      int x = token % across * PATCH + column;
      picture[((image * 3 + channel) * SIDE + y) * SIDE + x] = values[i];
    }
    return new Numbers(patches.shape(), patches.type(), picture);
  }

  /** A step on the golden image, with the golden prediction as the parameter. */
  private static Tracing judge(String name) {
    Numbers mask = GOLDEN.get("mask");
    Numbers none = new Numbers(mask.shape(), mask.type(), new double[mask.values().length]);
    Numbers prediction = GOLDEN.get("prediction");
    return Tracing.of("parity/judged.lac")
        .weight("prediction", shaped(prediction, 2, 3 * SIDE * SIDE))
        .input("image", GOLDEN.get("image"))
        .input("label", new Numbers(new long[] {2}, DataType.INT64, new double[] {0, 1}))
        .input("mask", name.startsWith("empty") ? none : mask);
  }

  private static Tracing.Result check(String name, Tracing tracing, double limit) {
    Tracing.Result found = tracing.run();
    assertEquals(value(name), found.loss(), limit);
    Numbers wanted = GOLDEN.get("grad." + name);
    assertArrayEquals(
        wanted.values(), found.gradients().get("prediction").values(), tolerance("grads_abs"));
    return found;
  }

  private static Numbers shaped(Numbers numbers, long... shape) {
    return new Numbers(shape, numbers.type(), numbers.values());
  }

  private static double value(String name) {
    for (JsonElement loss : FACTS.getAsJsonArray("losses")) {
      if (loss.getAsJsonObject().get("name").getAsString().equals(name)) {
        return loss.getAsJsonObject().get("value").getAsDouble();
      }
    }
    throw new IllegalArgumentException("no golden loss is called " + name);
  }

  private static double tolerance(String name) {
    return FACTS.getAsJsonObject("tolerance").get(name).getAsDouble();
  }

  /** The variance of the image's window around an element, {@code reach} pixels to each side. */
  private static double variance(int element, int reach) {
    double[] image = GOLDEN.get("image").values();
    int plane = element / (SIDE * SIDE) * SIDE * SIDE;
    int row = element % (SIDE * SIDE) / SIDE;
    int column = element % SIDE;
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int r = Math.max(0, row - reach); r <= Math.min(SIDE - 1, row + reach); r++) {
      for (int c = Math.max(0, column - reach); c <= Math.min(SIDE - 1, column + reach); c++) {
        double value = image[plane + r * SIDE + c];
        sum += value;
        squares += value * value;
        count++;
      }
    }
    return (squares - sum * sum / count) / (count - 1);
  }
}
