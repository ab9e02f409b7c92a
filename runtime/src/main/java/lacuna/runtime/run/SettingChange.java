package lacuna.runtime.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A setting that two plans of an experiment give different values.
 *
 * @param stage whose setting it is
 * @param path below the stage; empty where one of the plans lacks the stage
 * @param before its value; empty where the first plan has no such setting
 * @param after the same of the second plan
 */
record SettingChange(String stage, String path, String before, String after) {
  private static final String NAME = "name";

  /** Settings that decide how a machine works and not what is computed. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of("workers", "checkpoint", "keep_last", "keep_every", "checkpoint_blocks");

  /**
   * The settings that differ, in the order of the first plan.
   *
   * @param stages whose settings are compared
   * @return empty where one of the texts is not a plan
   */
  static Optional<List<SettingChange>> between(
      String before, String after, Predicate<String> stages) {
    try {
      return Optional.of(compared(stages(before), stages(after), stages));
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static List<SettingChange> compared(
      Map<String, Map<String, String>> before,
      Map<String, Map<String, String>> after,
      Predicate<String> stages) {
    List<SettingChange> changes = new ArrayList<>();
    before.forEach(
        (stage, settings) -> {
          if (!stages.test(stage)) {
            return;
          }
          Map<String, String> now = after.get(stage);
          if (now == null) {
            changes.add(new SettingChange(stage, "", "a stage of the spec", "not in the spec"));
            return;
          }
          Set<String> paths = new LinkedHashSet<>(settings.keySet());
          paths.addAll(now.keySet());
          paths.removeIf(
              path ->
                  OF_THE_MACHINE.contains(path)
                      || value(settings, path).equals(value(now, path)));
          paths.forEach(
              path ->
                  changes.add(
                      new SettingChange(stage, path, value(settings, path), value(now, path))));
        });
    return changes;
  }

  private static String value(Map<String, String> settings, String path) {
    return settings.getOrDefault(path, "");
  }

  /** The values of a plan by path, by stage. */
  private static Map<String, Map<String, String>> stages(String plan) {
    Map<String, Map<String, String>> stages = new LinkedHashMap<>();
    for (JsonElement stage : list(JsonParser.parseString(plan).getAsJsonObject(), "stages")) {
      Map<String, String> values = new LinkedHashMap<>();
      for (JsonElement setting : list(stage.getAsJsonObject(), "settings")) {
        JsonObject fields = setting.getAsJsonObject();
        values.put(text(fields, "path"), text(fields, "value"));
      }
      stages.put(text(stage.getAsJsonObject(), NAME), values);
    }
    return stages;
  }

  private static JsonArray list(JsonObject object, String name) {
    JsonElement list = object.get(name);
    return list == null ? new JsonArray() : list.getAsJsonArray();
  }

  private static String text(JsonObject object, String name) {
    JsonElement text = object.get(name);
    if (text == null) {
      throw new JsonParseException("a plan without `" + name + "`");
    }
    return text.isJsonPrimitive() ? text.getAsString() : text.toString();
  }

  @Override
  public String toString() {
    if (path.isEmpty()) {
      return "%s: %s -> %s".formatted(stage, before, after);
    }
    return "%s.%s: %s -> %s"
        .formatted(stage, path, orNotSet(before), orNotSet(after));
  }

  private static String orNotSet(String value) {
    return value.isEmpty() ? "not set" : value;
  }
}
