package lacuna.compiler.overview;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import lacuna.compiler.plan.PartJson;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;

/** What {@link SpecPage} tells, for programs. */
public final class SpecJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private SpecJson() {}

  /** The figures of a plan as JSON that ends with a line end. */
  public static String of(Plan plan) {
    JsonObject json = new JsonObject();
    json.addProperty("name", plan.name());
    json.addProperty("doc", plan.doc());
    json.addProperty("place", plan.place());
    JsonArray stages = new JsonArray();
    plan.stages().forEach(stage -> stages.add(stage(stage)));
    json.add("stages", stages);
    JsonObject references = new JsonObject();
    plan.references().forEach(r -> references.addProperty(r.path(), r.value()));
    json.add("references", references);
    return GSON.toJson(json) + "\n";
  }

  private static JsonObject stage(StagePlan stage) {
    StageFigures figures = new StageFigures(stage);
    JsonObject json = new JsonObject();
    json.addProperty("name", stage.name());
    json.addProperty("kind", stage.component());
    json.addProperty("doc", stage.doc());
    json.addProperty("image", figures.setting("image"));
    JsonArray parts = new JsonArray();
    stage.parts().forEach(part -> parts.add(part(part, figures)));
    json.add("parts", parts);
    json.addProperty("trained_parameters", figures.trained());
    json.addProperty("frozen_parameters", figures.frozen());
    json.addProperty("forward_flops", figures.forward());
    figures
        .forwardAndBackward()
        .ifPresent(operations -> json.addProperty("forward_backward_flops", operations));
    JsonObject memory = new JsonObject();
    figures.memory().forEach(memory::addProperty);
    json.add("memory_bytes", memory);
    figures.tokens().ifPresent(tokens -> json.addProperty("tokens", tokens));
    json.addProperty("length", figures.setting("length"));
    json.addProperty("batch_size", figures.batch());
    figures.updates().ifPresent(updates -> json.addProperty("updates", updates));
    JsonArray model = new JsonArray();
    ModelTree.of(stage).forEach(row -> model.add(row(row)));
    json.add("model", model);
    return json;
  }

  private static JsonObject row(ModelTree.Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("depth", row.depth());
    json.addProperty("name", row.name());
    json.addProperty("copies", row.copies());
    json.addProperty("parameters", row.parameters());
    json.addProperty("shape", row.shape());
    json.addProperty("output", row.output());
    return json;
  }

  private static JsonObject part(PartPlan part, StageFigures figures) {
    JsonObject json = PartJson.of(part);
    json.addProperty("output", part.output());
    JsonObject rates = new JsonObject();
    figures.rates(part).forEach(rate -> rates.addProperty(rate.path(), rate.atBatch()));
    if (rates.size() > 0) {
      json.add("rates_at_batch", rates);
    }
    return json;
  }
}
