package lacuna.runtime.names;

import com.google.gson.JsonObject;
import java.util.List;
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
   * @param renamings of keys of the stage beside the part; and of keys within it that the table
   *     names too, which are written in this way where this is the class
   * @param settings of the library's configuration; empty where it has none
   */
  public record Model(
      String name,
      String doc,
      String at,
      @Nullable String refusal,
      List<Renaming> renamings,
      JsonObject settings) {}

  /** How the part is written in a class: by the table's renamings, or those of the class instead. */
  public List<Renaming> ofPart(Model model) {
    return renamings.stream()
        .map(
            renaming ->
                model.renamings.stream()
                    .filter(renaming::isAboutThoseOf)
                    .findFirst()
                    .orElse(renaming))
        .toList();
  }

  /** The renamings of a class for keys beside the part. */
  public List<Renaming> beside(Model model) {
    return model.renamings.stream()
        .filter(own -> renamings.stream().noneMatch(own::isAboutThoseOf))
        .toList();
  }

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

  /**
   * The tables that a plan has for a stage; none where the plan has none.
   *
   * @throws IllegalArgumentException where it is no plan, with the reason
   */
  public static List<NameTable> of(String plan, String stage) {
    StrictFields fields = StrictFields.of(plan);
    List<StrictFields> stages = fields.has("stages") ? fields.objects("stages") : List.of();
    return stages.stream()
        .filter(each -> each.text("name").equals(stage))
        .findFirst()
        .map(NameTable::of)
        .orElse(List.of());
  }

  /**
   * The tables of a stage in a plan; none where the plan has none.
   *
   * @throws IllegalArgumentException where they are malformed, with the reason
   */
  public static List<NameTable> of(StrictFields stage) {
    return stage.has("names")
        ? stage.objects("names").stream().map(NameTable::table).toList()
        : List.of();
  }

  private static NameTable table(StrictFields table) {
    return new NameTable(
        table.text("name"),
        table.text("doc"),
        table.text("place"),
        table.text("part"),
        refusal(table),
        renamings(table),
        table.has("models")
            ? table.objects("models").stream().map(NameTable::model).toList()
            : List.of());
  }

  private static Model model(StrictFields model) {
    return new Model(
        model.text("name"),
        model.text("doc"),
        model.text("at"),
        refusal(model),
        renamings(model),
        model.object("settings"));
  }

  private static @Nullable String refusal(StrictFields object) {
    return object.has("refusal") ? object.text("refusal") : null;
  }

  private static List<Renaming> renamings(StrictFields object) {
    return object.has("rules")
        ? object.texts("rules").stream().map(Renaming::of).toList()
        : List.of();
  }
}
