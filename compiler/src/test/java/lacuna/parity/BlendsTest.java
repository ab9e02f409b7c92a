package lacuna.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mixup, CutMix and smoothed labels are the official ones. */
class BlendsTest {
  private static final JsonObject FACTS = Golden.json("augment/case.json");
  private static final Map<String, Numbers> GOLDEN =
      Numbers.read(Golden.path("augment/mix.safetensors"));
  private static final double EXACT =
      FACTS.getAsJsonObject("tolerance").get("mix_abs").getAsDouble();

  static Stream<JsonObject> mixes() {
    return objects(FACTS.getAsJsonArray("mix_cases"));
  }

  static Stream<JsonObject> boxes() {
    return objects(FACTS.getAsJsonObject("cutmix_boxes").getAsJsonArray("cases"));
  }

  @ParameterizedTest
  @MethodSource("mixes")
  void imagesAndLabelsAreBlendedAlike(JsonObject mix) {
    String name = mix.get("name").getAsString();
    Map<String, Numbers> found = blended().input("share", share(mix)).run().outputs();
    assertNear(GOLDEN.get(name + ".images"), found.get("out.mixed"));
    assertNear(GOLDEN.get(name + ".targets"), found.get("out.labels"));
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void theBoxLiesWhereTheOfficialOneDoes(JsonObject box) {
    int height = box.get("height").getAsInt();
    int width = box.get("width").getAsInt();
    Numbers found =
        Tracing.of("parity/blended.lac")
            .weight("scale", scalar(0, DataType.FLOAT32, 1))
            .set("finetune.mixup", "mixup_cutmix(mixup_alpha: 0)")
            .set("finetune.image", height + "px by " + width + "px")
            .blank(2, 3, height, width)
            .input("kept", scalar(box.get("lambda").getAsDouble(), DataType.FLOAT32, 1, 1, 1, 1))
            .input("row", scalar(box.get("center_y").getAsInt(), DataType.INT64, 1, 1, 1, 1))
            .input("column", scalar(box.get("center_x").getAsInt(), DataType.INT64, 1, 1, 1, 1))
            .run()
            .outputs()
            .get("out.share");
    int[] edges = edges(box);
    double[] wanted = outside(height, width, edges);
    assertArrayEquals(wanted, found.values());
    double kept = box.get("corrected_lambda").getAsDouble();
    assertEquals(kept, Arrays.stream(found.values()).average().orElse(0), 1e-12);
  }

  @Test
  void drawsAreMixupOrCutmix() {
    Numbers share = blended().run().outputs().get("out.share");
    assertTrue(Arrays.stream(share.values()).allMatch(v -> v >= 0 && v <= 1));
    long different = Arrays.stream(share.values()).distinct().count();
    assertTrue(different <= 2, () -> different + " shares in one image");
  }

  private static Tracing blended() {
    return Tracing.of("parity/blended.lac")
        .weight("scale", scalar(0, DataType.FLOAT32, 1))
        .input("image", GOLDEN.get("mix.images"))
        .input("label", GOLDEN.get("mix.labels"));
  }

  /** How much of the image itself is kept at each pixel. */
  private static Numbers share(JsonObject mix) {
    int side = (int) GOLDEN.get("mix.images").shape()[2];
    double[] share;
    if (mix.get("kind").getAsString().equals("cutmix")) {
      share = outside(side, side, edges(mix));
    } else {
      share = new double[side * side];
      Arrays.fill(share, mix.get("lambda").getAsDouble());
    }
    return new Numbers(new long[] {1, 1, side, side}, DataType.FLOAT32, share);
  }

  private static int[] edges(JsonObject box) {
    return box.getAsJsonArray("box_top_bottom_left_right").asList().stream()
        .mapToInt(JsonElement::getAsInt)
        .toArray();
  }

  private static double[] outside(int height, int width, int[] edges) {
    double[] share = new double[height * width];
    Arrays.fill(share, 1);
    for (int row = edges[0]; row < edges[1]; row++) {
      Arrays.fill(share, row * width + edges[2], row * width + edges[3], 0);
    }
    return share;
  }

  private static Numbers scalar(double value, DataType type, long... shape) {
    return new Numbers(shape, type, new double[] {value});
  }

  private static void assertNear(Numbers wanted, Numbers found) {
    assertEquals(wanted.sizes(), found.sizes());
    assertArrayEquals(wanted.values(), found.values(), EXACT);
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsJsonObject);
  }
}
