package lacuna.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import lacuna.parity.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans hold exactly the weights of the official models, and decay what they decay. */
class OfficialKeysTest {
  @ParameterizedTest
  @CsvSource({
    "specs/simmim/vit_base.lac, simmim__simmim_pretrain__vit_base__img224__800ep",
    "specs/simmim/swin_base_100ep.lac, simmim__simmim_pretrain__swin_base__img192_window6__100ep"
  })
  void everyKeyHasTheOfficialNameShapeAndElementType(String spec, String official) {
    Map<String, String> wanted = new TreeMap<>();
    Golden.json("keys/" + official + ".json")
        .getAsJsonObject("state_dict")
        .entrySet()
        .forEach(
            entry -> {
              JsonArray about = entry.getValue().getAsJsonArray();
              String element = about.get(0).getAsString().equals("int64") ? "Int" : "Real";
              wanted.put(entry.getKey(), element + " " + about.get(1));
            });
    Map<String, String> found = new TreeMap<>();
    Plans.weights(Plans.stage(spec))
        .forEach(
            (key, weight) ->
                found.put(key, weight.get("element").getAsString() + " " + weight.get("shape")));
    assertEquals(lines(wanted), lines(found));
  }

  @ParameterizedTest
  @CsvSource({
    "specs/simmim/vit_base.lac, 86256720, simmim__simmim_pretrain__vit_base__img224__800ep",
    "specs/simmim/swin_base_100ep.lac, 89874104,"
        + " simmim__simmim_pretrain__swin_base__img192_window6__100ep"
  })
  void theNumberOfParametersIsThePublishedOne(String spec, long published, String official) {
    JsonObject golden = Golden.json("keys/" + official + ".json");
    assertEquals(published, golden.get("parameters").getAsLong());
    assertEquals(published, Plans.stage(spec).get("parameter_count").getAsLong());
  }

  @ParameterizedTest
  @CsvSource({
    "specs/simmim/vit_base.lac, simmim__simmim_pretrain__vit_base__img224__800ep",
    "specs/simmim/swin_base_100ep.lac, simmim__simmim_pretrain__swin_base__img192_window6__100ep"
  })
  void exactlyTheOfficialParametersDecay(String spec, String official) {
    Map<String, Boolean> wanted = new TreeMap<>();
    for (Map.Entry<String, JsonElement> entry :
        Golden.json("groups/" + official + ".json").getAsJsonObject("parameters").entrySet()) {
      JsonObject about = entry.getValue().getAsJsonObject();
      assertEquals(1.0, about.get("lr_scale").getAsDouble(), entry.getKey());
      wanted.put(entry.getKey(), about.get("weight_decay").getAsDouble() > 0);
    }
    Map<String, Boolean> found = new TreeMap<>();
    Plans.weights(Plans.stage(spec))
        .forEach(
            (key, weight) -> {
              if (!weight.get("buffer").getAsBoolean()) {
                found.put(key, weight.get("decay").getAsBoolean());
              }
            });
    assertEquals(lines(wanted), lines(found));
  }

  private static String lines(Map<String, ?> map) {
    StringBuilder text = new StringBuilder();
    map.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
    return text.toString();
  }
}
