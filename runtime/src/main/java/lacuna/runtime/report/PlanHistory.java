package lacuna.runtime.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code changes.json}: the earlier plans of a run that went on under another. */
public final class PlanHistory {
  /** Its name in the run's folder. */
  public static final String FILE = "changes.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private PlanHistory() {}

  /**
   * One change.
   *
   * @param plan the earlier plan's file in the run's folder
   * @param updates that each stage had made under it
   * @param changes {@code stage.path: before -> after}; none where only the text differs
   */
  public record Change(String plan, Map<String, Long> updates, List<String> changes) {}

  /**
   * The changes in their order; none where there is no such file.
   *
   * @throws com.google.gson.JsonParseException where it is not what was written
   */
  public static List<Change> read(Path runFolder) throws IOException {
    Path file = runFolder.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    for (Fields change : Fields.of(wrapped(Files.readString(file))).objects("all")) {
      Map<String, Long> updates = new LinkedHashMap<>();
      Fields counts = Fields.of(change.object().get("updates"));
      counts.object().keySet().forEach(stage -> updates.put(stage, counts.whole(stage, 0)));
      changes.add(new Change(change.text("plan"), updates, change.texts("changes")));
    }
    return changes;
  }

  private static JsonElement wrapped(String text) {
    return JsonParser.parseString("{\"all\": " + text + "}");
  }

  /** The file's text with one change more. */
  public static String text(List<Change> before, Change change) {
    List<Change> all = new ArrayList<>(before);
    all.add(change);
    return GSON.toJson(all) + "\n";
  }

  /** A sentence for each change. */
  static List<String> sentences(List<Change> changes) {
    return changes.stream().map(PlanHistory::sentence).toList();
  }

  private static String sentence(Change change) {
    List<String> where =
        change.updates().entrySet().stream()
            .map(stage -> "update " + stage.getValue() + " of " + stage.getKey())
            .toList();
    return "After %s the spec changed (%s); the plan until then is %s."
        .formatted(
            String.join(" and ", where),
            change.changes().isEmpty() ? "only its text" : String.join("; ", change.changes()),
            change.plan());
  }
}
