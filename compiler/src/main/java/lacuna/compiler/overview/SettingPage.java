package lacuna.compiler.overview;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.plan.StagePlan;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of one setting.
 *
 * @param path with its stage: {@code pretrain.mask.ratio}
 * @param value as it would be written
 * @param trail what the files of the spec say of it, in order
 * @param other the value that it was compared with; null where there is none to compare with
 * @param effects what that value changes
 */
public record SettingPage(
    String path,
    StagePlan.Setting setting,
    String value,
    List<Said> trail,
    @Nullable String other,
    List<Effects.Effect> effects) {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** What a file says of a setting, at {@code FILE:LINE}. */
  public record Said(String place, String text) {}

  /** Keeps copies, in their order. */
  public SettingPage {
    trail = List.copyOf(trail);
    effects = List.copyOf(effects);
  }

  /** For people. */
  public String text() {
    StringBuilder out = new StringBuilder();
    String atBatch = setting.writtenAtBatch();
    out.append(path + " = " + value);
    out.append(atBatch.isEmpty() ? "" : ", which is %s at the stage's batch".formatted(atBatch));
    out.append('\n');
    setting.doc().lines().forEach(line -> out.append("  " + line + "\n"));
    out.append("\nwhere it comes from\n");
    List<List<String>> rows = new ArrayList<>();
    List<String> places = trail.stream().map(Said::place).toList();
    int last = places.lastIndexOf(setting.origin());
    for (int i = 0; i < trail.size(); i++) {
      rows.add(List.of(places.get(i), trail.get(i).text(), i == last ? "decides" : ""));
    }
    if (last < 0) {
      String how = setting.isDefault() ? "the default" : "computed here";
      rows.add(List.of(setting.origin(), how, "decides"));
    }
    table(rows, out);
    if (other != null) {
      out.append("\nwhat changes with " + other + "\n");
      if (effects.isEmpty()) {
        out.append("  no other setting, size or figure that is known before a run\n");
      }
      table(effects.stream().map(SettingPage::row).toList(), out);
    } else {
      out.append("\nwhat it affects is told of a value to compare with: %s=VALUE\n".formatted(path));
    }
    return out.toString();
  }

  private static List<String> row(Effects.Effect effect) {
    return List.of(effect.name(), effect.before() + " -> " + effect.after());
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
        String cell = row.get(i);
        line.append(' ').append(cell).append(" ".repeat(widths[i] - cell.length() + 1));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  /** For programs; ends with a line end. */
  public String json() {
    JsonObject json = new JsonObject();
    json.addProperty("path", path);
    json.addProperty("value", value);
    json.addProperty("doc", setting.doc());
    json.addProperty("origin", setting.origin());
    json.addProperty("default", setting.isDefault());
    if (setting.atBatch() != null) {
      json.addProperty("at_batch", setting.atBatch());
    }
    JsonArray places = new JsonArray();
    for (Said each : trail) {
      JsonObject said = new JsonObject();
      said.addProperty("place", each.place());
      said.addProperty("text", each.text());
      places.add(said);
    }
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
