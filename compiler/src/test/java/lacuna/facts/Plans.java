package lacuna.facts;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.cli.Shell;
import lacuna.parity.Golden;

/** What {@code lacuna dump --phase plan} says of the first stage of a spec. */
final class Plans {
  private Plans() {}

  /** The stage as JSON. */
  static JsonObject stage(String spec) {
    String json = Shell.succeeds("dump", "--phase", "plan", Golden.spec(spec));
    return JsonParser.parseString(json)
        .getAsJsonObject()
        .getAsJsonArray("stages")
        .get(0)
        .getAsJsonObject();
  }

  /** Its parameters and buffers by key. */
  static Map<String, JsonObject> weights(JsonObject stage) {
    Map<String, JsonObject> weights = new LinkedHashMap<>();
    for (JsonElement weight : stage.getAsJsonArray("parameters")) {
      weights.put(weight.getAsJsonObject().get("key").getAsString(), weight.getAsJsonObject());
    }
    return weights;
  }
}
