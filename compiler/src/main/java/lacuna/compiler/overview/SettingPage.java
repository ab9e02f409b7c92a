package lacuna.compiler.overview;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.StagePlan;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of one setting.
 *
 * @param path with its stage: {@code pretrain.mask.ratio}
 * @param trail text by place of what the files of the spec say of it, in order
 * @param other the value that it was compared with; null where there is none to compare with
 * @param effects what that value changes
 */
public record SettingPage(
    String path,
    StagePlan.Setting setting,
    Map<String, String> trail,
    @Nullable String other,
    List<Effects.Effect> effects) {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Keeps copies, in their order. */
  public SettingPage {
    trail = new LinkedHashMap<>(trail);
    effects = List.copyOf(effects);
  }

  /** For people. */
  public String text() {
    StringBuilder out = new StringBuilder();
    String atBatch = setting.writtenAtBatch();
    out.append(path + " = " + setting.value());
    out.append(atBatch.isEmpty() ? "\n" : ", which is %s at the stage's batch\n".formatted(atBatch));
    setting.doc().lines().forEach(line -> out.append("  " + line + "\n"));
    out.append("\nwhere it comes from\n");
    List<List<String>> rows = new ArrayList<>();
    trail.forEach(
        (place, text) ->
            rows.add(List.of(place, text, place.equals(setting.origin()) ? "decides" : "")));
    if (!trail.containsKey(setting.origin())) {
      rows.add(List.of(setting.origin(), setting.isDefault() ? "the default" : "computed here", "decides"));
    }
    table(rows, out);
    if (other != null) {
      out.append("\nwhat changes with " + other + "\n");
      if (effects.isEmpty()) {
        out.append("  no other setting, size or figure that is known before a run\n");
      }
      table(effects.stream().map(e -> List.of(e.name(), e.before() + " -> " + e.after())).toList(), out);
    } else {
      out.append("\nwhat it affects is told for a value to compare with: %s=VALUE\n".formatted(path));
    }
    return out.toString();
  }

  private static void table(List<List<String>> rows, StringBuilder out) {
    int[] widths = new int[3];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < row.size(); i++) {
        line.append(' ').append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 1));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  /** For programs; ends with a line end. */
  public String json() {
    JsonObject json = new JsonObject();
    json.addProperty("path", path);
    json.addProperty("value", setting.value());
    json.addProperty("doc", setting.doc());
    json.addProperty("origin", setting.origin());
    json.addProperty("default", setting.isDefault());
    if (setting.atBatch() != null) {
      json.addProperty("at_batch", setting.atBatch());
    }
    JsonArray places = new JsonArray();
    trail.forEach(
        (place, text) -> {
          JsonObject said = new JsonObject();
          said.addProperty("place", place);
          said.addProperty("text", text);
          places.add(said);
        });
    json.add("trail", places);
    if (other != null) {
      json.addProperty("compared_with", other);
      JsonArray changes = new JsonArray();
      for (Effects.Effect effect : effects) {
        JsonObject change = new JsonObject();
        change.addProperty("name", effect.name());
        change.addProperty("before", effect.before());
        change.addProperty("after", effect.after());
        changes.add(change);
      }
      json.add("effects", changes);
    }
    return GSON.toJson(json) + "\n";
  }
}
