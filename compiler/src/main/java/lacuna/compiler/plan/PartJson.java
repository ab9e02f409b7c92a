package lacuna.compiler.plan;

import com.google.gson.JsonObject;

/** Writes a part of a stage as JSON. */
public final class PartJson {
  private PartJson() {}

  /** The part as an object. */
  public static JsonObject of(PartPlan part) {
    JsonObject json = new JsonObject();
    json.addProperty("name", part.name());
    json.addProperty("kind", part.kind());
    json.addProperty("written", part.written());
    json.addProperty("parameter_count", part.parameterCount());
    json.addProperty("trained_count", part.trainedCount());
    JsonObject constants = new JsonObject();
    part.constants().forEach(constants::addProperty);
    json.add("constants", constants);
    if (part.mask() != null) {
      json.add("mask", mask(part.mask()));
    }
    return json;
  }

  /** What a mask hides; without means where they are known only when it runs. */
  private static JsonObject mask(MaskStatistics mask) {
    JsonObject json = new JsonObject();
    json.addProperty("rows", mask.rows());
    json.addProperty("columns", mask.columns());
    MaskStatistics.Means means = mask.means();
    if (means != null) {
      json.addProperty("hidden", means.hidden());
      json.addProperty("avg_dist", means.averageDistance());
      json.addProperty("avg_dist_error", means.error());
      json.addProperty("avg_dist_guideline", mask.guideline());
      json.addProperty("samples", means.masks());
    }
    return json;
  }
}
