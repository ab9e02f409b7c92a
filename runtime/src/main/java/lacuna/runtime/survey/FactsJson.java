package lacuna.runtime.survey;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import lacuna.runtime.unit.Size;

/** Facts of a source as a line of JSON. */
public final class FactsJson {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final List<String> SIZES = List.of("smallest", "median", "largest");

  private FactsJson() {}

  /** The line, with its end. */
  public static String of(SourceFacts facts) {
    JsonObject all = new JsonObject();
    all.add("uses", GSON.toJsonTree(facts.uses()));
    all.addProperty("source", facts.description());
    all.addProperty("images", facts.images());
    all.addProperty("bytes", facts.bytes());
    all.add("classes", counts(facts.classes()));
    all.add("formats", counts(facts.formats()));
    JsonObject sizes = new JsonObject();
    for (int i = 0; i < facts.sizes().size(); i++) {
      sizes.add(SIZES.get(i), size(facts.sizes().get(i)));
    }
    all.add("sizes", sizes);
    JsonArray smaller = new JsonArray();
    facts.smaller().forEach((size, count) -> smaller.add(smaller(size, count)));
    all.add("smaller", smaller);
    all.add("broken", GSON.toJsonTree(facts.broken()));
    all.add("left_out", GSON.toJsonTree(facts.leftOut()));
    all.add("flat", GSON.toJsonTree(facts.flat()));
    all.add("duplicates", GSON.toJsonTree(facts.repeated()));
    all.add("mean", GSON.toJsonTree(facts.mean()));
    all.add("std", GSON.toJsonTree(facts.std()));
    all.add("warnings", GSON.toJsonTree(facts.warnings()));
    return GSON.toJson(all) + "\n";
  }

  private static JsonObject counts(Map<String, Integer> counts) {
    JsonObject all = new JsonObject();
    counts.forEach(all::addProperty);
    return all;
  }

  private static JsonObject size(Size size) {
    JsonObject sides = new JsonObject();
    sides.addProperty("height", size.height());
    sides.addProperty("width", size.width());
    return sides;
  }

  private static JsonObject smaller(Size size, int count) {
    JsonObject one = size(size);
    one.addProperty("images", count);
    return one;
  }
}
