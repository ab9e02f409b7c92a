package lacuna.runtime.names;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What another library calls the weights of a part of a stage.
 *
 * @param name the library's name
 * @param doc about the table
 * @param place {@code FILE:LINE} of the table
 * @param part the part's key in the stage; empty where it has none
 * @param refusal why the library has no counterpart of the part as it is set; null where it has
 * @param renamings of keys within the part; the first that fits counts
 * @param models the library's classes around the part, in the order in which they are tried
 */
public record NameTable(
    String name,
    String doc,
    String place,
    String part,
    @Nullable String refusal,
    List<Renaming> renamings,
    List<Model> models) {

  /**
   * A class of the library.
   *
   * @param at the part's key in it, or empty
   * @param refusal why the stage cannot be written as it; null where it can
   * @param renamings of keys of the stage beside the part
   * @param settings of the library's configuration; empty where it has none
   */
  public record Model(
      String name,
      String doc,
      String at,
      @Nullable String refusal,
      List<Renaming> renamings,
      JsonObject settings) {}

  /** The key in the stage of a key within the part. */
  public String inStage(String key) {
    return part.isEmpty() ? key : part + "." + key;
  }

  /** The key within the part of a key in the stage; null for what lies beside it. */
  public @Nullable String inPart(String key) {
    if (part.isEmpty()) {
      return key;
    }
    return key.startsWith(part + ".") ? key.substring(part.length() + 1) : null;
  }

  /** The tables that a plan has for a stage; none where the plan has none. */
  public static List<NameTable> of(String plan, String stage) {
    try {
      for (JsonElement element : list(JsonParser.parseString(plan).getAsJsonObject(), "stages")) {
        JsonObject object = element.getAsJsonObject();
        if (object.get("name").getAsString().equals(stage)) {
          return list(object, "names").stream().map(NameTable::table).toList();
        }
      }
      return List.of();
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IllegalArgumentException("the plan cannot be read: " + e.getMessage(), e);
    }
  }

  private static NameTable table(JsonElement element) {
    JsonObject table = element.getAsJsonObject();
    return new NameTable(
        text(table, "name"),
        text(table, "doc"),
        text(table, "place"),
        text(table, "part"),
        refusal(table),
        renamings(table),
        list(table, "models").stream().map(NameTable::model).toList());
  }

  private static Model model(JsonElement element) {
    JsonObject model = element.getAsJsonObject();
    return new Model(
        text(model, "name"),
        text(model, "doc"),
        text(model, "at"),
        refusal(model),
        renamings(model),
        model.getAsJsonObject("settings"));
  }

  private static @Nullable String refusal(JsonObject object) {
    return object.has("refusal") ? text(object, "refusal") : null;
  }

  private static List<Renaming> renamings(JsonObject object) {
    return list(object, "rules").stream().map(e -> Renaming.of(e.getAsString())).toList();
  }

  private static String text(JsonObject object, String field) {
    return object.get(field).getAsString();
  }

  private static List<JsonElement> list(JsonObject object, String field) {
    return object.has(field)
        ? StreamSupport.stream(object.getAsJsonArray(field).spliterator(), false).toList()
        : new ArrayList<>();
  }
}
