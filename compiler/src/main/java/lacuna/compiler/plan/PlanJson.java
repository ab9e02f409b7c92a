package lacuna.compiler.plan;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan as JSON: settings with their origins, weights, files; not the code. Equal plans
 * give equal text.
 */
public final class PlanJson {
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .create();

  /** The plan as text that ends with a line end. */
  public String write(Plan plan) {
    JsonObject json = new JsonObject();
    json.addProperty("name", plan.name());
    json.addProperty("doc", plan.doc());
    json.addProperty("place", plan.place());
    json.add("stages", array(plan.stages(), PlanJson::stage));
    json.add("files", array(plan.files(), PlanJson::file));
    json.add("overrides", GSON.toJsonTree(plan.overrides()));
    if (!plan.point().isEmpty()) {
      json.addProperty("point", plan.point());
    }
    json.add("references", array(plan.references(), PlanJson::reference));
    return GSON.toJson(json) + "\n";
  }

  private static JsonObject stage(StagePlan stage) {
    JsonObject json = new JsonObject();
    json.addProperty("name", stage.name());
    json.addProperty("kind", stage.component());
    json.addProperty("doc", stage.doc());
    json.addProperty("parameter_count", stage.parameterCount());
    json.addProperty("flops_per_image", stage.flopsPerImage());
    json.add("memory", array(stage.memory(), PlanJson::memory));
    json.add("parts", array(stage.parts(), PartJson::of));
    json.add("notes", GSON.toJsonTree(stage.notes()));
    json.add("settings", array(stage.settings(), PlanJson::setting));
    json.add("parameters", array(stage.weights(), PlanJson::weight));
    json.add("names", array(stage.names(), PlanJson::names));
    return json;
  }

  private static JsonObject memory(StepMemory memory) {
    JsonObject json = new JsonObject();
    json.addProperty("device", memory.device());
    json.addProperty("precision", memory.precision());
    json.addProperty("resident_bytes", memory.resident());
    json.addProperty("gradient_bytes", memory.gradients());
    json.addProperty("activation_bytes", memory.activations());
    json.addProperty("activation_bytes_per_image", memory.activationsPerImage());
    return json;
  }

  private static JsonObject setting(StagePlan.Setting setting) {
    JsonObject json = new JsonObject();
    json.addProperty("path", setting.path());
    json.addProperty("value", setting.value());
    json.addProperty("origin", setting.origin());
    json.addProperty("default", setting.isDefault());
    json.addProperty("doc", setting.doc());
    if (setting.atBatch() != null) {
      json.addProperty("at_batch", setting.atBatch());
    }
    return json;
  }

  private static JsonObject weight(StagePlan.Weight weight) {
    JsonObject json = new JsonObject();
    json.addProperty("key", weight.key());
    json.add("shape", GSON.toJsonTree(weight.shape()));
    json.addProperty("decay", weight.decay());
    json.addProperty("level", weight.level());
    json.addProperty("trained", weight.trained());
    json.addProperty("buffer", weight.buffer());
    json.addProperty("element", weight.element());
    return json;
  }

  private static JsonObject names(NamesPlan names) {
    JsonObject json = new JsonObject();
    json.addProperty("name", names.name());
    json.addProperty("doc", names.doc());
    json.addProperty("place", names.place());
    json.addProperty("part", names.part());
    json.addProperty("refusal", names.refusal());
    json.add("rules", GSON.toJsonTree(names.rules()));
    json.add("models", array(names.models(), PlanJson::model));
    return json;
  }

  private static JsonObject model(NamesPlan.Model model) {
    JsonObject json = new JsonObject();
    json.addProperty("name", model.name());
    json.addProperty("doc", model.doc());
    json.addProperty("at", model.at());
    json.addProperty("refusal", model.refusal());
    json.add("rules", GSON.toJsonTree(model.rules()));
    json.add("settings", nested(model.settings()));
    return json;
  }

  /** {@code a.b = 1} as an object within an object. */
  private static JsonObject nested(Map<String, ? extends @Nullable Object> settings) {
    JsonObject root = new JsonObject();
    settings.forEach(
        (path, value) -> {
          JsonObject at = root;
          String[] steps = path.split("\\.");
          for (String step : Arrays.asList(steps).subList(0, steps.length - 1)) {
            if (!at.has(step)) {
              at.add(step, new JsonObject());
            }
            at = at.getAsJsonObject(step);
          }
          at.add(steps[steps.length - 1], GSON.toJsonTree(value));
        });
    return root;
  }

  private static JsonObject file(Plan.PlanFile file) {
    JsonObject json = new JsonObject();
    json.addProperty("path", file.path());
    json.addProperty("sha256", file.sha256());
    json.addProperty("text", file.text());
    return json;
  }

  private static JsonObject reference(Plan.Reference reference) {
    JsonObject json = new JsonObject();
    json.addProperty("path", reference.path());
    json.addProperty("value", reference.value());
    json.addProperty("origin", reference.origin());
    return json;
  }

  private static <T> JsonArray array(Iterable<T> values, Function<T, ? extends JsonElement> write) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(write.apply(value)));
    return array;
  }
}
