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
    if (part.hiding() != null) {
      json.add("mask", mask(part.hiding()));
    }
    return json;
  }

  /** What a mask hides; without figures where they are known only when it runs. */
  private static JsonObject mask(Hiding hiding) {
    JsonObject json = new JsonObject();
    json.addProperty("rows", hiding.rows());
    json.addProperty("columns", hiding.columns());
    Hiding.Figures figures = hiding.figures();
    if (figures != null) {
      json.addProperty("hidden", figures.share());
      json.addProperty("avg_dist", figures.averageDistance());
      json.addProperty("avg_dist_error", figures.error());
      json.addProperty("samples", figures.masks());
    }
    return json;
  }
}
