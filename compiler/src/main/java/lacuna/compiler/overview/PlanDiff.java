package lacuna.compiler.overview;

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
import org.jspecify.annotations.Nullable;

/**
 * What differs between two plans.
 *
 * @param before the first plan's name and place
 * @param after the second's
 * @param stages those in which anything differs
 * @param files that both plans have under one name, with other texts
 */
public record PlanDiff(Side before, Side after, List<StageDiff> stages, List<String> files) {

  /** Copies the lists. */
  public PlanDiff {
    stages = List.copyOf(stages);
    files = List.copyOf(files);
  }

  /** An experiment and {@code FILE:LINE} of its header. */
  public record Side(String name, String place) {}

  /**
   * A stage.
   *
   * @param only {@code before} or {@code after} where one plan alone has it, else empty
   * @param figures what the settings amount to, in figures
   */
  public record StageDiff(
      String name, String only, List<SettingDiff> settings, List<FigureDiff> figures) {

    /** Copies the lists. */
    public StageDiff {
      settings = List.copyOf(settings);
      figures = List.copyOf(figures);
    }
  }

  /**
   * A setting's value.
   *
   * @param written as it would be written
   * @param origin {@code FILE:LINE}
   * @param isDefault whether nobody set it
   */
  public record Value(String written, String origin, boolean isDefault) {}

  /** A setting with its two values and where they come from; null where a plan lacks it. */
  public record SettingDiff(String path, @Nullable Value before, @Nullable Value after) {}

  /** A figure with its two values; null where a plan lacks it. */
  public record FigureDiff(String name, @Nullable Double before, @Nullable Double after) {}

  /**
   * Compares two plans as {@link lacuna.compiler.plan.PlanJson} writes them.
   *
   * @return empty where one of the texts is no plan
   */
  public static Optional<PlanDiff> between(String before, String after) {
    try {
      return Optional.of(
          between(
              JsonParser.parseString(before).getAsJsonObject(),
              JsonParser.parseString(after).getAsJsonObject()));
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException noPlan) {
      return Optional.empty();
    }
  }

  private static PlanDiff between(JsonObject before, JsonObject after) {
    Map<String, JsonObject> first = stages(before);
    Map<String, JsonObject> second = stages(after);
    List<StageDiff> stages = new ArrayList<>();
    for (String name : union(first.keySet(), second.keySet())) {
      JsonObject a = first.get(name);
      JsonObject b = second.get(name);
      if (a == null || b == null) {
        stages.add(new StageDiff(name, a == null ? "after" : "before", List.of(), List.of()));
        continue;
      }
      StageDiff stage = new StageDiff(name, "", settings(a, b), figures(a, b));
      if (!stage.settings.isEmpty() || !stage.figures.isEmpty()) {
        stages.add(stage);
      }
    }
    return new PlanDiff(side(before), side(after), stages, files(before, after));
  }

  private static Side side(JsonObject plan) {
    return new Side(plan.get("name").getAsString(), plan.get("place").getAsString());
  }

  private static Map<String, JsonObject> stages(JsonObject plan) {
    Map<String, JsonObject> stages = new LinkedHashMap<>();
    for (JsonElement stage : plan.getAsJsonArray("stages")) {
      stages.put(stage.getAsJsonObject().get("name").getAsString(), stage.getAsJsonObject());
    }
    return stages;
  }

  private static List<SettingDiff> settings(JsonObject before, JsonObject after) {
    Map<String, Value> first = PlanFigures.settings(before);
    Map<String, Value> second = PlanFigures.settings(after);
    List<SettingDiff> settings = new ArrayList<>();
    for (String path : union(first.keySet(), second.keySet())) {
      Value a = first.get(path);
      Value b = second.get(path);
      // what another component has of its own, and nobody set, is no news
      boolean silent = a == null ? b.isDefault() : b == null && a.isDefault();
      boolean same = a != null && b != null && a.written().equals(b.written());
      if (!silent && !same) {
        settings.add(new SettingDiff(path, a, b));
      }
    }
    return settings;
  }

  private static List<FigureDiff> figures(JsonObject before, JsonObject after) {
    Map<String, Double> first = PlanFigures.figures(before);
    Map<String, Double> second = PlanFigures.figures(after);
    List<FigureDiff> figures = new ArrayList<>();
    for (String name : union(first.keySet(), second.keySet())) {
      Double a = first.get(name);
      Double b = second.get(name);
      if (a == null || !a.equals(b)) {
        figures.add(new FigureDiff(name, a, b));
      }
    }
    return figures;
  }

  private static List<String> files(JsonObject before, JsonObject after) {
    Map<String, String> first = PlanFigures.checksums(before);
    Map<String, String> second = PlanFigures.checksums(after);
    return first.keySet().stream()
        .filter(path -> second.containsKey(path) && !second.get(path).equals(first.get(path)))
        .toList();
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    Set<String> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return all;
  }
}
