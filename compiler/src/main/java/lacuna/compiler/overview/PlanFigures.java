package lacuna.compiler.overview;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings and figures of a plan as its JSON has them. */
final class PlanFigures {
  private PlanFigures() {}

  /** The settings of a stage by path, in its order. */
  static Map<String, PlanDiff.Value> settings(JsonObject stage) {
    Map<String, PlanDiff.Value> settings = new LinkedHashMap<>();
    for (JsonElement each : stage.getAsJsonArray("settings")) {
      JsonObject setting = each.getAsJsonObject();
      settings.put(
          setting.get("path").getAsString(),
          new PlanDiff.Value(
              setting.get("value").getAsString(),
              setting.get("origin").getAsString(),
              setting.get("default").getAsBoolean()));
    }
    return settings;
  }

  /** What a stage amounts to: parameters, operations, what its masks hide, rates at its batch. */
  static Map<String, Double> figures(JsonObject stage) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("trained parameters", parameters(stage, true));
    double frozen = parameters(stage, false);
    if (frozen > 0) {
      figures.put("frozen parameters", frozen);
    }
    figures.put("forward FLOPs per image", stage.get("flops_per_image").getAsDouble());
    for (JsonElement each : stage.getAsJsonArray("parts")) {
      JsonObject part = each.getAsJsonObject();
      JsonObject mask = part.getAsJsonObject("mask");
      if (mask != null && mask.has("hidden")) {
        String name = part.get("name").getAsString();
        figures.put("hidden share of " + name, mask.get("hidden").getAsDouble());
        figures.put("AvgDist of " + name + " in px", mask.get("avg_dist").getAsDouble());
      }
    }
    for (JsonElement each : stage.getAsJsonArray("settings")) {
      JsonObject setting = each.getAsJsonObject();
      if (setting.has("at_batch")) {
        figures.put(
            setting.get("path").getAsString() + " at its batch",
            setting.get("at_batch").getAsDouble());
      }
    }
    return figures;
  }

  private static double parameters(JsonObject stage, boolean trained) {
    double count = 0;
    for (JsonElement each : stage.getAsJsonArray("parameters")) {
      JsonObject weight = each.getAsJsonObject();
      if (!weight.get("buffer").getAsBoolean() && weight.get("trained").getAsBoolean() == trained) {
        double size = 1;
        for (JsonElement length : weight.getAsJsonArray("shape")) {
          size *= length.getAsLong();
        }
        count += size;
      }
    }
    return count;
  }

  /** The checksum of each file that the plan was made from. */
  static Map<String, String> checksums(JsonObject plan) {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (JsonElement each : plan.getAsJsonArray("files")) {
      JsonObject file = each.getAsJsonObject();
      checksums.put(file.get("path").getAsString(), file.get("sha256").getAsString());
    }
    return checksums;
  }
}
