package lacuna.runtime.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** The plan's count of floating-point operations. */
final class PlanFlops {
  private static final String FIELD = "flops_per_image";
  /** Backward repeats every product twice: for the inputs and for the weights. */
  private static final int PASSES = 3;

  private PlanFlops() {}

  /**
   * Operations of one training step, forward and backward, per image; 0 where the plan has none.
   * The plan counts one forward pass.
   */
  static double perImage(String plan, String stage) {
    try {
      JsonObject root = JsonParser.parseString(plan).getAsJsonObject();
      if (root.get("stages") instanceof JsonArray stages) {
        for (JsonElement element : stages) {
          if (element instanceof JsonObject object
              && object.has("name")
              && object.get("name").getAsString().equals(stage)
              && object.has(FIELD)) {
            return PASSES * object.get(FIELD).getAsDouble();
          }
        }
      }
      return root.has(FIELD) ? PASSES * root.get(FIELD).getAsDouble() : 0;
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      return 0; // a figure that is left out
    }
  }
}
