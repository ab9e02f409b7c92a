package lacuna.facts;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.cli.Shell;
import lacuna.parity.Golden;

/** What {@code lacuna dump --phase plan} says of the stages of a spec. */
final class Plans {
  private Plans() {}

  /** The first stage as JSON. */
  static JsonObject stage(String spec) {
    return stages(spec, "").get(0).getAsJsonObject();
  }

  /** The stage of that name as JSON. */
  static JsonObject stage(String spec, String name) {
    return stage(spec, name, "");
  }

  /** The stage of that name of a point of a sweep. */
  static JsonObject stage(String spec, String name, String point) {
    for (JsonElement stage : stages(spec, point)) {
      if (stage.getAsJsonObject().get("name").getAsString().equals(name)) {
        return stage.getAsJsonObject();
      }
    }
    throw new IllegalArgumentException(spec + " has no stage " + name);
  }

  private static JsonArray stages(String spec, String point) {
    String root = "--root=" + Golden.ROOT;
    String json = Shell.succeeds(
            "dump", "--phase", "plan", root, "--point=" + point, Golden.spec(spec));
    return JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("stages");
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
