package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans hold exactly the weights of the official models, and train them as those are trained. */
class OfficialKeysTest {
  private static final double EXACT = 1e-12;

  /** Every released configuration: its repository, its stage and name, our spec, its parameters. */
  private static final String CONFIGURATIONS =
      """
      simmim pretrain vit_base__img224__800ep              vit_base                         86256720
      simmim finetune vit_base__img224__800ep              vit_base                         86530984
      simmim pretrain swin_base__img192_window6__100ep     swin_base_100ep                  89874104
      simmim finetune swin_base__img192_window6__100ep     swin_base_100ep                  87750176
      simmim finetune swin_base__img224_window7__100ep     released/swin_base_100ep_224     87768224
      simmim pretrain swin_base__img192_window6__800ep     released/swin_base_800ep         89874104
      simmim finetune swin_base__img224_window7__800ep     released/swin_base_800ep         87768224
      simmim pretrain swin_large__img192_window12__800ep   released/swin_large_800ep       199881204
      simmim finetune swin_large__img224_window14__800ep   released/swin_large_800ep       196794556
      swin   pretrain swin_base__img192_window6__800ep     released/swin_base_800ep_shifted 89874104
      swin   finetune swin_base__img224_window7__800ep     released/swin_base_800ep_shifted 87768224
      swin   pretrain swinv2_base__img192_window12__800ep  released/swinv2_base_800ep       90042744
      swin   finetune swinv2_base__img224_window14__800ep  released/swinv2_base_800ep       87918816
      """;

  static Stream<Arguments> configurations() {
    return CONFIGURATIONS
        .lines()
        .map(line -> line.split(" +"))
        .map(c -> arguments(c[3], c[1], c[0], c[2], Long.parseLong(c[4])));
  }

  @Test
  void noReleasedConfigurationIsLeftOut() throws IOException {
    try (Stream<Path> files = Files.list(Golden.path("keys"))) {
      assertEquals(
          files.map(file -> file.getFileName().toString()).sorted().toList(),
          configurations()
              .map(Arguments::get)
              .map(c -> "%s__simmim_%s__%s.json".formatted(c[2], c[1], c[3]))
              .sorted()
              .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everyKeyHasTheOfficialNameShapeAndElementType(
      String spec, String stage, String repository, String configuration, long published) {
    JsonObject golden = golden("keys", stage, repository, configuration);
    Map<String, String> wanted = new TreeMap<>();
    golden
        .getAsJsonObject("state_dict")
        .entrySet()
        .forEach(
            entry -> {
              JsonArray about = entry.getValue().getAsJsonArray();
              String element = about.get(0).getAsString().equals("int64") ? "Int" : "Real";
              wanted.put(entry.getKey(), element + " " + about.get(1));
            });
    JsonObject plan = Plans.stage("specs/simmim/" + spec + ".lac", stage);
    Map<String, String> found = new TreeMap<>();
    Plans.weights(plan)
        .forEach(
            (key, weight) ->
                found.put(key, weight.get("element").getAsString() + " " + weight.get("shape")));
    assertEquals(lines(wanted), lines(found));
    assertEquals(published, golden.get("parameters").getAsLong());
    assertEquals(published, plan.get("parameter_count").getAsLong());
  }

  @ParameterizedTest
  @CsvSource({
    "vit_base, pretrain, simmim, vit_base__img224__800ep",
    "vit_base, finetune, simmim, vit_base__img224__800ep",
    "swin_base_100ep, pretrain, simmim, swin_base__img192_window6__100ep",
    "swin_base_100ep, finetune, simmim, swin_base__img192_window6__100ep",
    "released/swinv2_base_800ep, pretrain, swin, swinv2_base__img192_window12__800ep"
  })
  void everyParameterHasTheOfficialDecayAndShareOfTheRate(
      String spec, String stage, String repository, String configuration) {
    JsonObject golden = golden("groups", stage, repository, configuration);
    Map<String, Boolean> decaying = new TreeMap<>();
    Map<String, Double> shares = new TreeMap<>();
    for (Map.Entry<String, JsonElement> entry : golden.getAsJsonObject("parameters").entrySet()) {
      JsonObject about = entry.getValue().getAsJsonObject();
      decaying.put(entry.getKey(), about.get("weight_decay").getAsDouble() > 0);
      shares.put(entry.getKey(), about.get("lr_scale").getAsDouble());
    }
    JsonElement official = golden.get("layer_decay");
    double layerDecay = official == null || official.isJsonNull() ? 1 : official.getAsDouble();
    JsonObject plan = Plans.stage("specs/simmim/" + spec + ".lac", stage);
    assertEquals(layerDecay, layerDecay(plan));
    Map<String, JsonObject> weights = Plans.weights(plan);
    int top =
        1 + weights.values().stream().mapToInt(w -> w.get("level").getAsInt()).max().orElse(0);
    Map<String, Boolean> found = new TreeMap<>();
    weights.forEach(
        (key, weight) -> {
          if (!weight.get("buffer").getAsBoolean()) {
            found.put(key, weight.get("decay").getAsBoolean());
            int level = weight.get("level").getAsInt();
            double share = Math.pow(layerDecay, level < 0 ? 0 : top - level);
            assertEquals(shares.get(key), share, EXACT, key);
          }
        });
    assertEquals(lines(decaying), lines(found));
  }

  private static double layerDecay(JsonObject plan) {
    for (JsonElement setting : plan.getAsJsonArray("settings")) {
      if (setting.getAsJsonObject().get("path").getAsString().equals("optimizer.layer_decay")) {
        return setting.getAsJsonObject().get("value").getAsDouble();
      }
    }
    throw new AssertionError("the optimizer has no layer_decay");
  }

  private static JsonObject golden(
      String folder, String stage, String repository, String configuration) {
    return Golden.json(
        "%s/%s__simmim_%s__%s.json".formatted(folder, repository, stage, configuration));
  }

  private static String lines(Map<String, ?> map) {
    StringBuilder text = new StringBuilder();
    map.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    return text.toString();
  }
}
